package dev.culprit.correlator.wording;

/** Container images, told by what tells them apart. */
final class ImageText {
    private static final int DIGEST_SHOWN = 12;

    private ImageText() {}

    /** {@code v1.4.2 -> v1.4.3} where only the tag differs; else the names from where they part. */
    static String between(String before, String after) {
        Image old = Image.parse(before);
        Image now = Image.parse(after);
        if (!old.repository.equals(now.repository)) {
            int shared = sharedFolders(old.repository, now.repository);
            return old.repository.substring(shared) + old.suffix() + " -> " + now.repository.substring(shared)
                    + now.suffix();
        }
        if (old.tag.equals(now.tag) && !old.tag.isEmpty()) {
            return old.tag + " (same tag, digest " + old.shortDigest() + " -> " + now.shortDigest() + ")";
        }
        return old.version() + " -> " + now.version();
    }

    /** {@code catalog:v1.4.2}: the last part of the name, with its version. */
    static String alone(String text) {
        Image image = Image.parse(text);
        return image.repository.substring(image.repository.lastIndexOf('/') + 1) + image.suffix();
    }

    private static int sharedFolders(String one, String other) {
        int shared = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            shared = one.charAt(i) == '/' ? i + 1 : shared;
        }
        return shared;
    }

    private record Image(String repository, String tag, String digest) {
        static Image parse(String text) {
            int at = text.indexOf('@');
            String named = at < 0 ? text : text.substring(0, at);
            int colon = named.lastIndexOf(':');
            boolean tagged = colon > named.lastIndexOf('/');
            return new Image(
                    tagged ? named.substring(0, colon) : named,
                    tagged ? named.substring(colon + 1) : "",
                    at < 0 ? "" : text.substring(at + 1));
        }

        String version() {
            if (!tag.isEmpty()) {
                return tag;
            }
            return digest.isEmpty() ? "no tag" : shortDigest();
        }

        String suffix() {
            if (!tag.isEmpty()) {
                return ":" + tag;
            }
            return digest.isEmpty() ? "" : "@" + shortDigest();
        }

        String shortDigest() {
            if (digest.isEmpty()) {
                return "none";
            }
            int start = digest.indexOf(':') + 1;
            return digest.substring(start, Math.min(digest.length(), start + DIGEST_SHOWN));
        }
    }
}
