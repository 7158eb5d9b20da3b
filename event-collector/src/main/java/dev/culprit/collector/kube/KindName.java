package dev.culprit.collector.kube;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind as a person names it: {@code Pod}, {@code v1/Pod}, {@code apps/Deployment}, {@code argoproj.io/v1alpha1/Rollout}.
 *
 * @param group empty for the core group
 * @param version null for the one that the API server prefers
 */
public record KindName(String group, @Nullable String version, String kind) {
    private static final Pattern SHAPE = Pattern.compile(
            "(?:(?<group>[a-z0-9]([a-z0-9.\\-]{0,251}[a-z0-9])?)/)??(?:(?<version>v\\d[a-z0-9]{0,30})/)?(?<kind>[A-Z][A-Za-z0-9]{0,62})");

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException for what is no name of a kind
     */
    public static KindName parse(String text) {
        Matcher name = SHAPE.matcher(text.strip());
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no kind: write Kind, group/Kind or group/version/Kind");
        }
        String group = name.group("group");
        return new KindName(group == null ? "" : group, name.group("version"), name.group("kind"));
    }

    @Override
    public String toString() {
        return (group.isEmpty() ? "" : group + "/") + (version == null ? "" : version + "/") + kind;
    }
}
