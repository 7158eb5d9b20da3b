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
    private static final List<String> ADDRESS_KEYS =
            List.of("host", "hostname", "addr", "address", "url", "service", "endpoint");

    /** What clients of databases read by themselves, written in one word. */
    private static final Set<String> CLIENTS_KEYS =
            Set.of("PGHOST", "PGHOSTADDR", "MYSQLHOST", "MONGOHOST", "REDISHOST");

    /** A file that mentions more says nothing about whom a workload calls. */
    private static final int MAX_MENTIONS = 1_000;

    private static final Set<String> NO_HOSTS = Set.of("localhost", "true", "false", "null", "none", "yes", "no");

    private static final String NAME = "[a-z][a-z0-9\\-]{0,62}(?:\\.[a-z0-9\\-]{1,63}){0,8}";

    private static final Pattern HOST = Pattern.compile("(" + NAME + ")\\.?(?::\\d{1,5})?");

    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]{1,20}://(?:[^\\s/@\"']{0,256}@)?(" + NAME + ")");

    private static final Pattern HOST_PORT = Pattern.compile("(?<![\\w.\\-/@])(" + NAME + "):\\d{2,5}(?![\\w.])");

    private static final Pattern SERVICE_DNS =
            Pattern.compile("(?<![\\w.\\-])(" + NAME + "\\.svc(?:\\.[a-z0-9\\-]{1,63}){0,4})(?![\\w\\-])");

    /** Within one argument that is a whole command line. */
    private static final Pattern FLAG = Pattern.compile("(?<!\\S)--?([A-Za-z][\\w.\\-]{0,62})[ =]([^\\s\"',]{1,256})");

    private Hosts() {}

    /**
     * The hosts in a value, whatever key it is read under.
     *
     * @param asAddress those that it has where the key says that the value is an address
     * @param asText those that it has under any other key
     */
    record Found(List<Mention> asAddress, List<Mention> asText) {
        boolean isEmpty() {
            return asAddress.isEmpty() && asText.isEmpty();
        }

        List<Mention> under(String key, String field) {
            return (isAddressKey(key) ? asAddress : asText)
                    .stream().map(mention -> mention.in(field)).toList();
        }
    }

    static Found found(String value) {
        return new Found(in("x_host", value, ""), in("", value, ""));
    }

    /** The mentions in a value, short or a whole file. */
    static List<Mention> in(String key, String value, String field) {
        Stream<Setting> settings = isAddressKey(key)
                ? value.lines().limit(MAX_MENTIONS).map(line -> new Setting(key, line.strip(), line))
                : Setting.in(key, value);
        return settings.flatMap(setting -> inSetting(setting, field))
                .distinct()
                .limit(MAX_MENTIONS)
                .toList();
    }

    /** Arguments; one that is only a flag takes the next one as its value, one with spaces is a command line. */
    static List<Mention> inArguments(List<String> arguments, String field) {
        var mentions = new ArrayList<Mention>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean flag = argument.startsWith("-") && argument.indexOf('=') < 0 && i + 1 < arguments.size();
            mentions.addAll(in("", flag ? argument + "=" + arguments.get(i + 1) : argument, field));
            if (argument.indexOf(' ') > 0 && argument.length() <= Setting.MAX_LINE) {
                FLAG.matcher(argument)
                        .results()
                        .forEach(found -> mentions.addAll(in(found.group(1), found.group(2), field)));
            }
        }
        return mentions.stream().distinct().toList();
    }

    private static Stream<Mention> inSetting(Setting setting, String field) {
        boolean asAddress = isAddressKey(setting.key());
        Matcher bareHost = HOST.matcher(setting.value());
        Stream<String> bare = asAddress && bareHost.matches() ? Stream.of(bareHost.group(1)) : Stream.empty();
        return Stream.concat(bare, parsed(setting.line()))
                .distinct()
                .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                .filter(host -> !NO_HOSTS.contains(host))
                .map(host -> Mention.of(host, asAddress, field));
    }

    /** Looks for each shape only where its mark is: most lines of most files have none. */
    private static Stream<String> parsed(String line) {
        if (line.indexOf(':') < 0 && !line.contains(".svc")) {
            return Stream.empty();
        }
        return Stream.of(URL, HOST_PORT, SERVICE_DNS)
                .flatMap(pattern -> pattern.matcher(line).results().map(Hosts::host));
    }

    private static String host(MatchResult match) {
        return match.group(1);
    }

    /** Whether a key says that its value is an address: {@code DB_HOST}, {@code db.host}, {@code dbHost}. */
    static boolean isAddressKey(String key) {
        return CLIENTS_KEYS.contains(key) || ADDRESS_KEYS.stream().anyMatch(ending -> isEnding(key, ending));
    }

    private static boolean isEnding(String key, String ending) {
        int start = key.length() - ending.length();
        if (start < 1 || !key.substring(start).toLowerCase(Locale.ROOT).equals(ending)) {
            return false;
        }
        char before = key.charAt(start - 1);
        boolean camel = Character.isUpperCase(key.charAt(start))
                && Character.isLowerCase(before)
                && Character.isLowerCase(key.charAt(start + 1));
        return camel || "_.-".indexOf(before) >= 0;
    }
}
