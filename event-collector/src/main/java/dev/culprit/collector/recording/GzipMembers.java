package dev.culprit.collector.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip file that is whole behind every flush: each flush ends a member, and members behind each other are one file
 * (RFC 1952, 2.2). What was not flushed is not in the file at all.
 */
final class GzipMembers extends OutputStream {
    private static final int LARGEST_MEMBER = 1024 * 1024;

    private final OutputStream file;
    private final ByteArrayOutputStream member = new ByteArrayOutputStream();
    private GZIPOutputStream zip = new GZIPOutputStream(member);
    private boolean isEmpty;

    /** Begins with an empty member: a file without any is no gzip. */
    GzipMembers(OutputStream file) throws IOException {
        this.file = file;
        flush();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        zip.write(bytes, from, length);
        isEmpty = false;
        if (member.size() > LARGEST_MEMBER) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (isEmpty) {
            return;
        }
        zip.finish();
        file.write(member.toByteArray());
        member.reset();
        zip = new GZIPOutputStream(member);
        isEmpty = true;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }
}
