package dev.culprit.runtime.http;

import dev.culprit.runtime.settings.Secret;

/**
 * A user and password of basic authentication.
 *
 * @param user without a colon, which separates it from the password
 */
public record Login(String user, Secret password) {
    public Login {
        if (user.isEmpty() || user.contains(":")) {
            throw new IllegalArgumentException("a user has a name without a colon");
        }
    }

    String userAndPassword() {
        return user + ":" + password.value();
    }
}
