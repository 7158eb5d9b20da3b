package dev.culprit.runtime.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names by which a server that asks nobody who they are may be called. A page in a browser can make a name of its own point
 * at any address (DNS rebinding), but its requests bear that name. An address bears none, and {@code localhost} is nobody's.
 *
 * @param names besides these
 */
record HostNames(List<String> names) {
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]+]?");
    private static final String LOCALHOST = "localhost";

    HostNames {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** @param host of a request, without its port */
    boolean allow(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(LOCALHOST)
                || names.contains(name)
                || ADDRESS.matcher(name).matches();
    }
}
