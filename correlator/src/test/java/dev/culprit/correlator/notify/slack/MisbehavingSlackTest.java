package dev.culprit.correlator.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.correlator.notify.StubSlack;
import dev.culprit.correlator.notify.StubSlack.Answer;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import dev.culprit.runtime.settings.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever answers for Slack: within a deadline there is a reply, and it says whether to try again. */
class MisbehavingSlackTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Secret TOKEN = new Secret("xoxb-1");

    /** Never opens. */
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    record Mischief(String name, Set<Reason> reasons, Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mischief> mischiefs() {
        return Stream.concat(whole(), broken());
    }

    private static Stream<Mischief> whole() {
        return Stream.of(
                new Mischief("empty", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "")),
                new Mischief(
                        "html", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "<html><body>Sign in</body></html>")),
                new Mischief("no json", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "{\"ok\":tr")),
                new Mischief("null", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "null")),
                new Mischief("list", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "[{\"ok\":true}]")),
                new Mischief("ok in words", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "{\"ok\":\"true\"}")),
                new Mischief(
                        "not ok without a word", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "{\"ok\":false}")),
                new Mischief("deep", EnumSet.of(Reason.UNCLEAR), StubSlack.status(200, "[".repeat(100_000))),
                new Mischief("unknown word", EnumSet.of(Reason.REFUSED), StubSlack.error("the_moon_is_full")),
                new Mischief("what was sent", EnumSet.of(Reason.REFUSED), StubSlack.error("no such token: xoxb-1")),
                new Mischief("only what was sent", EnumSet.of(Reason.REFUSED), StubSlack.error("xoxb-1")),
                new Mischief("nothing", EnumSet.of(Reason.UNCLEAR), StubSlack.status(204, "")),
                new Mischief("taken some day", EnumSet.of(Reason.UNCLEAR), StubSlack.status(202, "queued")),
                new Mischief("gateway in vain", EnumSet.of(Reason.SLOW), StubSlack.status(504, "<html>")),
                new Mischief("status of its own", EnumSet.of(Reason.AWAY), StubSlack.status(999, "")),
                new Mischief("rate in words", EnumSet.of(Reason.BUSY), StubSlack.error("ratelimited")),
                new Mischief("its own fault", EnumSet.of(Reason.AWAY), StubSlack.error("internal_error")),
                new Mischief("no such method", EnumSet.of(Reason.DENIED), StubSlack.status(404, "not here")),
                new Mischief("fault", EnumSet.of(Reason.AWAY), StubSlack.status(500, "{\"ok\":true}")),
                new Mischief(
                        "redirect",
                        EnumSet.of(Reason.AWAY),
                        StubSlack.status(307, "", "Location: http://127.0.0.1:1/api/chat.postMessage")));
    }

    /** The last ends by the JVM's own limit, or by the deadline. */
    private static Stream<Mischief> broken() {
        return Stream.of(
                new Mischief("reset", EnumSet.of(Reason.SLOW), (request, out) -> {}),
                new Mischief("echo", EnumSet.of(Reason.SLOW), (request, out) -> write(out, request.head())),
                new Mischief("echo of the token", EnumSet.of(Reason.SLOW), raw("Authorization: Bearer xoxb-1\r\n\r\n")),
                new Mischief(
                        "cut",
                        EnumSet.of(Reason.SLOW),
                        raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ok\":true")),
                new Mischief("no http", EnumSet.of(Reason.SLOW), raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                new Mischief(
                        "bad chunks",
                        EnumSet.of(Reason.SLOW),
                        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")),
                new Mischief("silent", EnumSet.of(Reason.SLOW), (request, out) -> forEver()),
                new Mischief("slow head", EnumSet.of(Reason.SLOW), (request, out) -> {
                    write(out, "HTTP/1.1 200 OK\r\n");
                    forEver();
                }),
                new Mischief("drip", EnumSet.of(Reason.SLOW), (request, out) -> {
                    write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    while (true) {
                        write(out, " ");
                        pause();
                    }
                }),
                new Mischief("endless", EnumSet.of(Reason.UNCLEAR), StubSlack.endless()),
                new Mischief("endless head", EnumSet.of(Reason.SLOW, Reason.UNCLEAR), (request, out) -> {
                    write(out, "HTTP/1.1 200 OK\r\n");
                    while (true) {
                        write(out, "X: " + "x".repeat(1000) + "\r\n");
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("mischiefs")
    @Timeout(20)
    void isAReplyInTime(Mischief mischief) throws Exception {
        try (var slack = new StubSlack().always(mischief.answer());
                var calls = new SlackCalls(PATIENCE, CLOCK)) {
            SlackReply reply = call(calls, slack);

            assertThat(reply).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason()).isIn(mischief.reasons());
                assertThat(refused.detail()).isNotBlank().hasLineCount(1).doesNotContain("xoxb-1");
            });
            assertThat(slack.requests()).hasSize(1);
        }
    }

    @Test
    void whoeverMisbehavedIsWellAgain() throws Exception {
        try (var slack = new StubSlack().answers(StubSlack.status(200, "<html>"), (request, out) -> {});
                var calls = new SlackCalls(PATIENCE, CLOCK)) {
            call(calls, slack);
            call(calls, slack);

            assertThat(call(calls, slack)).isInstanceOf(Taken.class);
        }
    }

    @Test
    void aMarkBeforeAnAnswerIsNoPartOfIt() throws Exception {
        try (var slack = new StubSlack().always(StubSlack.status(200, "\uFEFF{\"ok\":true}"));
                var calls = new SlackCalls(PATIENCE, CLOCK)) {
            assertThat(call(calls, slack)).isInstanceOf(Taken.class);
        }
    }

    @Test
    void nobodyListens() throws Exception {
        try (var calls = new SlackCalls(PATIENCE, CLOCK)) {
            SlackReply reply = calls.call(
                    URI.create("http://127.0.0.1:1"), "auth.test", TOKEN, JsonNodeFactory.instance.objectNode());

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.detail())
                                    .isEqualTo("cannot connect to 127.0.0.1:1: nobody listens there"));
        }
    }

    private static SlackReply call(SlackCalls calls, StubSlack slack) throws InterruptedException {
        return calls.call(
                URI.create(slack.url() + "/"), "chat.postMessage", TOKEN, JsonNodeFactory.instance.objectNode());
    }

    private static Answer raw(String text) {
        return (request, out) -> write(out, text);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void forEver() throws IOException {
        await(PATIENCE.multipliedBy(10));
    }

    private static void pause() throws IOException {
        await(Duration.ofMillis(50));
    }

    private static void await(Duration time) throws IOException {
        try {
            if (NEVER.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it never opens");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
