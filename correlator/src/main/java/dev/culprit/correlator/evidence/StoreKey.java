package dev.culprit.correlator.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Keys whose byte order is: bucket, then time, then id; so that a window of one bucket is one range. */
final class StoreKey {
    private static final String NO_BUCKET = "";

    private StoreKey() {}

    static Bytes of(String bucket, Instant time, String id) {
        byte[] millis = ByteBuffer.allocate(Long.BYTES).putLong(sortable(time)).array();
        return concat(prefix(bucket), millis, id.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes of(String bucket, String id) {
        return concat(prefix(bucket), id.getBytes(StandardCharsets.UTF_8));
    }

    /** Before every key of a bucket. */
    static Bytes ofNoBucket(String id) {
        return of(NO_BUCKET, id);
    }

    /** Where those of buckets begin. */
    static Bytes firstOfAnyBucket() {
        return last(NO_BUCKET);
    }

    private static Bytes concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer key = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            key.put(part);
        }
        return Bytes.wrap(key.array());
    }

    /** The first key of a bucket at or after a time. */
    static Bytes from(String bucket, Instant time) {
        return of(bucket, time, "");
    }

    /** Above every key of a bucket up to and including a time. */
    static Bytes upTo(String bucket, Instant time) {
        return of(bucket, time.plusMillis(1), "");
    }

    static Bytes first(String bucket) {
        return Bytes.wrap(prefix(bucket));
    }

    /** Above every key of a bucket: its terminator plus one. */
    static Bytes last(String bucket) {
        byte[] end = prefix(bucket);
        end[end.length - 1] = 1;
        return Bytes.wrap(end);
    }

    static String bucketOf(Bytes key) {
        return new String(key.get(), 0, endOfBucket(key), StandardCharsets.UTF_8);
    }

    /** Of a key without a time. */
    static String idOf(Bytes key) {
        return from(key, endOfBucket(key) + 1);
    }

    static String idAfterTime(Bytes key) {
        return from(key, endOfBucket(key) + 1 + Long.BYTES);
    }

    private static String from(Bytes key, int start) {
        return new String(key.get(), start, key.get().length - start, StandardCharsets.UTF_8);
    }

    private static int endOfBucket(Bytes key) {
        int end = 0;
        while (key.get()[end] != 0) {
            end++;
        }
        return end;
    }

    private static byte[] prefix(String bucket) {
        return (bucket + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** Milliseconds with the sign flipped, so that times before 1970 sort first. */
    private static long sortable(Instant time) {
        return time.toEpochMilli() ^ Long.MIN_VALUE;
    }
}
