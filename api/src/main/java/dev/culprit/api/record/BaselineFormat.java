package dev.culprit.api.record;

/**
 * What two contents of one object must have in common to be compared.
 *
 * @param apiVersion the group and version in which the object was read
 * @param pruning the version of the rules that say what of an object is kept, from 1
 * @param redactionKey tells one redaction key from another without telling the key
 */
public record BaselineFormat(String apiVersion, int pruning, String redactionKey) {
    public BaselineFormat {
        Require.notBlank(apiVersion, "apiVersion");
        Require.positive(pruning, "pruning");
        Require.notBlank(redactionKey, "redactionKey");
    }
}
