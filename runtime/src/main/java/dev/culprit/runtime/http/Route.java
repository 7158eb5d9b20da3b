package dev.culprit.runtime.http;

/**
 * What answers one method on one path.
 *
 * @param method GET answers HEAD as well
 * @param path compared whole, without parameters; {@code /*} at its end stands for one more part, whatever it is
 * @param access who may call it
 * @param isJson whether a body must be declared as JSON
 * @param isVital answered even when too many requests run; such a handler is quick
 */
public record Route(String method, String path, Access access, boolean isJson, boolean isVital, Handler handler) {
    private static final String ANY = "/*";

    public Route {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash, but is " + path);
        }
    }

    /** Open to all, without a body. */
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, Access.open(), false, false, handler);
    }

    /** Open to whom access lets in, without a body. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, false, false, handler);
    }

    /** Takes JSON. */
    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, true, false, handler);
    }

    boolean matches(String called) {
        if (!path.endsWith(ANY)) {
            return path.equals(called);
        }
        String last = lastOf(called);
        return !last.isEmpty() && last.indexOf('/') < 0;
    }

    /** What stands for the star. */
    String lastOf(String called) {
        String before = path.substring(0, path.length() - 1);
        return path.endsWith(ANY) && called.startsWith(before) ? called.substring(before.length()) : "";
    }

    Route vital() {
        return new Route(method, path, access, isJson, true, handler);
    }

    /** Runs on a virtual thread of its own and may block; it is interrupted at the deadline. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers a call.
         *
         * @throws UnreadableBodyException which is answered with 400
         * @throws InterruptedException when the deadline has passed and nobody waits for the answer any more
         */
        Reply handle(Call call) throws UnreadableBodyException, InterruptedException;
    }
}
