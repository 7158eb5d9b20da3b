package dev.culprit.runtime.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/** Reads a body up to a limit, without a thread that waits. */
final class BodyReader {
    private final Content.Source source;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Consumer<Outcome> then;

    /** What became of a body. */
    sealed interface Outcome {
        /** It is whole. */
        record Read(ByteArrayOutputStream bytes) implements Outcome {}

        /** It is longer than the limit. */
        record TooLong() implements Outcome {}

        /** The caller went away or sent no HTTP. */
        record Broken(Throwable cause) implements Outcome {}
    }

    private BodyReader(Content.Source source, int limit, Consumer<Outcome> then) {
        this.source = source;
        this.limit = limit;
        this.then = then;
    }

    /** Tells the outcome on whichever thread the last byte comes. */
    static void read(Content.Source source, int limit, Consumer<Outcome> then) {
        new BodyReader(source, limit, then).readOn();
    }

    private void readOn() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this::readOn);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                then.accept(new Outcome.Broken(chunk.getFailure()));
                return;
            }
            boolean isLast = chunk.isLast();
            boolean fits = keep(chunk);
            if (!fits || isLast) {
                then.accept(fits ? new Outcome.Read(bytes) : new Outcome.TooLong());
                return;
            }
        }
    }

    private boolean keep(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        boolean fits = bytes.size() + buffer.remaining() <= limit;
        if (fits) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        chunk.release();
        return fits;
    }
}
