package dev.culprit.correlator.notify.slack;

import dev.culprit.correlator.notify.Reason;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which Slack refuses, and what they mean for whoever sends. */
final class SlackErrors {
    /** The message is not there any more. */
    static final Set<String> GONE = Set.of("message_not_found", "thread_not_found", "cannot_reply_to_message");

    /** The message is there, and stays as it is. */
    static final Set<String> FROZEN = Set.of("edit_window_closed", "cant_update_message", "is_from_huddle");

    /** Slack does not like its form: it may like a simpler one. */
    private static final Set<String> FORM = Set.of(
            "msg_too_long",
            "msg_blocks_too_long",
            "invalid_blocks",
            "invalid_blocks_format",
            "too_many_attachments",
            "invalid_payload",
            "metadata_too_large");

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]{1,60}");

    private static final Set<String> DENIED = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "access_denied",
            "accesslimited",
            "org_login_required",
            "ekm_access_denied",
            "two_factor_setup_required",
            "team_access_not_granted",
            "enterprise_is_restricted",
            "invalid_token",
            "no_team",
            "no_service",
            "unknown_method",
            "method_deprecated",
            "deprecated_endpoint");

    private static final Set<String> NO_PLACE = Set.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "channel_is_archived",
            "is_inactive",
            "action_prohibited",
            "posting_to_general_channel_denied",
            "user_not_found",
            "team_not_found",
            "messages_tab_disabled",
            "external_channel_migrating",
            "slack_connect_canvas_sharing_blocked",
            "as_user_not_supported");

    private static final Set<String> BUSY =
            Set.of("ratelimited", "rate_limited", "message_limit_exceeded", "rollup_error");

    private static final Set<String> AWAY = Set.of(
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "server_error");

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("invalid_auth", "the token is wrong, or not for this Slack"),
            Map.entry("not_authed", "no token has arrived there"),
            Map.entry("account_inactive", "the app or its user was removed"),
            Map.entry("token_revoked", "the token was revoked: install the app again"),
            Map.entry("token_expired", "the token is too old: make a new one"),
            Map.entry("missing_scope", "the app needs the scope chat:write"),
            Map.entry("not_allowed_token_type", "a bot's token is needed, which begins with xoxb-"),
            Map.entry("channel_not_found", "there is no such channel, or it is private and the app is not in it"),
            Map.entry(
                    "not_in_channel", "the app is not in the channel: /invite it there, or give it chat:write.public"),
            Map.entry("is_archived", "the channel is archived"),
            Map.entry("channel_is_archived", "the channel is archived"),
            Map.entry("no_service", "the webhook was removed"),
            Map.entry("no_team", "the webhook's workspace is not there"),
            Map.entry("invalid_token", "the webhook's URL is wrong"),
            Map.entry("action_prohibited", "an administrator does not allow it"),
            Map.entry("ratelimited", "too many messages"));

    private SlackErrors() {}

    static Reason reason(String error) {
        if (DENIED.contains(error)) {
            return Reason.DENIED;
        }
        if (NO_PLACE.contains(error) || error.startsWith("restricted_action")) {
            return Reason.NO_PLACE;
        }
        if (BUSY.contains(error)) {
            return Reason.BUSY;
        }
        return AWAY.contains(error) ? Reason.AWAY : Reason.REFUSED;
    }

    /** Whether it reads like a word of Slack's: who answers in another way may repeat what was sent, with its secrets. */
    static boolean isOne(String error) {
        return WORD.matcher(error).matches();
    }

    /** What a message in a simpler form may help against: known for it, or known for nothing. */
    static boolean isOfForm(String error) {
        return FORM.contains(error)
                || (isOne(error)
                        && reason(error) == Reason.REFUSED
                        && !GONE.contains(error)
                        && !FROZEN.contains(error));
    }

    /** With what to do, where that is known. */
    static String detail(String error) {
        if (!isOne(error)) {
            return "Slack refuses it, in no word of its own";
        }
        String hint = HINTS.get(error);
        return "Slack says " + error + (hint == null ? "" : ": " + hint);
    }
}
