package dev.culprit.collector.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds host names in configuration: in URLs, as {@code host:port}, as a Service's DNS name, behind keys that say so. */
final class Hosts {
    private static final List<String> ADDRESS_KEYS = List.of("host", "addr", "address", "url", "service");

    /** No file that a workload reads its addresses from is longer. */
    private static final int MAX_TEXT = 256 * 1024;

    private static final int MAX_LINE = 4096;

    private static final Set<String> NO_HOSTS = Set.of("localhost", "true", "false", "null", "none", "yes", "no");

    private static final String NAME = "[a-z][a-z0-9\\-]{0,62}(?:\\.[a-z0-9\\-]{1,63}){0,8}";

    private static final Pattern HOST = Pattern.compile("(" + NAME + ")\\.?(?::\\d{1,5})?");

    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]{1,20}://(?:[^\\s/@\"']{0,256}@)?(" + NAME + ")");

    private static final Pattern HOST_PORT = Pattern.compile("(?<![\\w.\\-/@])(" + NAME + "):\\d{2,5}(?![\\w.])");

    private static final Pattern SERVICE_DNS =
            Pattern.compile("(?<![\\w.\\-])(" + NAME + "\\.svc(?:\\.[a-z0-9\\-]{1,63}){0,4})(?![\\w\\-])");

    private static final Pattern ASSIGNMENT =
            Pattern.compile("[\\s\\-\"']*([A-Za-z_][\\w.\\-]*+)[\"']?\\s*(?:=|:\\s)\\s*[\"']?([^\\s\"',]+).*");

    private Hosts() {}

    /** The mentions in a value, short or a whole file. */
    static List<Mention> in(String key, String value, String field) {
        String text = value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value;
        return text.lines()
                .filter(line -> line.length() <= MAX_LINE)
                .flatMap(line -> inLine(key, line, field))
                .distinct()
                .toList();
    }

    /** Arguments; one that is only a flag takes the next one as its value. */
    static List<Mention> inArguments(List<String> arguments, String field) {
        var mentions = new ArrayList<Mention>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean flag = argument.startsWith("-") && argument.indexOf('=') < 0 && i + 1 < arguments.size();
            mentions.addAll(in("", flag ? argument + "=" + arguments.get(i + 1) : argument, field));
        }
        return mentions.stream().distinct().toList();
    }

    private static Stream<Mention> inLine(String outerKey, String line, String field) {
        Matcher assignment = ASSIGNMENT.matcher(line);
        boolean assigned = !isAddressKey(outerKey) && assignment.matches();
        String key = assigned ? assignment.group(1) : outerKey;
        String value = assigned ? assignment.group(2) : line.strip();
        boolean asAddress = isAddressKey(key);
        Matcher bareHost = HOST.matcher(value);
        Stream<String> bare = asAddress && bareHost.matches() ? Stream.of(bareHost.group(1)) : Stream.empty();
        Stream<String> parsed = Stream.of(URL, HOST_PORT, SERVICE_DNS)
                .flatMap(pattern -> pattern.matcher(line).results().map(Hosts::host));
        return Stream.concat(bare, parsed)
                .distinct()
                .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                .filter(host -> !NO_HOSTS.contains(host))
                .map(host -> new Mention(List.of(host.split("\\.", -1)), asAddress, field));
    }

    private static String host(MatchResult match) {
        return match.group(1);
    }

    private static boolean isAddressKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return ADDRESS_KEYS.stream().anyMatch(ending -> isEnding(lower, ending));
    }

    private static boolean isEnding(String key, String ending) {
        int boundary = key.length() - ending.length() - 1;
        return boundary >= 0 && key.endsWith(ending) && "_.-".indexOf(key.charAt(boundary)) >= 0;
    }
}
