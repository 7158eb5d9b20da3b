package dev.culprit.collector.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class UnreachableTest {
    @Test
    void aRefusalIsToldInWordsThoughTheExceptionHasNone() {
        assertThat(Unreachable.words(new ExecutionException(new IOException(new ConnectException()))))
                .isEqualTo("connection refused");
    }

    @Test
    void anExceptionThatHasWordsIsQuoted() {
        assertThat(Unreachable.words(new ExecutionException(new IOException("reset by peer"))))
                .isEqualTo("reset by peer");
        assertThat(Unreachable.words(new ExecutionException(new UnknownHostException("barn.example"))))
                .isEqualTo("unknown host barn.example");
    }
}
