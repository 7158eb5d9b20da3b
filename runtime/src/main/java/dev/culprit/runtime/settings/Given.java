package dev.culprit.runtime.settings;

/**
 * What somebody set, and where.
 *
 * @param name of the setting, as it is written in a file
 * @param text without space around it
 * @param place what mistakes begin with: {@code culprit.properties:3: webhook.port} or {@code CULPRIT_WEBHOOK_PORT}
 */
record Given(String name, String text, String place) {
    @Override
    public String toString() {
        return place;
    }
}
