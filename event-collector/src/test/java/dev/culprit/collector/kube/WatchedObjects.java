package dev.culprit.collector.kube;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Objects of about the size that they have in real clusters, with content that does not repeat itself. */
final class WatchedObjects {
    /** Kinds, and how many of a hundred objects they are. */
    enum Kind {
        DEPLOYMENT("apps", "Deployment", 10),
        CONFIG_MAP("", "ConfigMap", 30),
        SECRET("", "Secret", 20),
        POD("", "Pod", 40);

        private final String group;
        private final String name;
        private final int percent;

        Kind(String group, String name, int percent) {
            this.group = group;
            this.name = name;
            this.percent = percent;
        }

        WatchScope scope() {
            String plural = name.toLowerCase(Locale.ROOT) + "s";
            return new WatchScope(new ServedKind(group, "v1", name, plural, true), "");
        }

        int percent() {
            return percent;
        }
    }

    private final Random random = new Random(1);

    /** One list of so many objects, page by page, each made when it is asked for. */
    FakeAnswer[] list(Kind kind, int objects, int page) {
        int pages = Math.max(1, (objects + page - 1) / page);
        return IntStream.range(0, pages)
                .<FakeAnswer>mapToObj(number -> connection -> {
                    String[] some = IntStream.range(number * page, Math.min(objects, (number + 1) * page))
                            .mapToObj(index -> object(kind, index))
                            .toArray(String[]::new);
                    FakeAnswer.page("1000000", number + 1 < pages ? "p" + number : "", some)
                            .give(connection);
                })
                .toArray(FakeAnswer[]::new);
    }

    private synchronized String object(Kind kind, int index) {
        return switch (kind) {
            case DEPLOYMENT ->
                "{%s,\"spec\":%s,\"status\":%s}".formatted(metadata("app", index, "{}"), deployment(index), status());
            case CONFIG_MAP ->
                "{%s,\"data\":{%s}}".formatted(metadata("config", index, "{\"f:data\":{\".\":{}}}"), keys(10, 150));
            case SECRET ->
                "{%s}".formatted(metadata("secret", index, "{\"f:data\":{\".\":{},\"f:pin\":{}},\"f:type\":{}}"));
            case POD -> "{%s,\"spec\":%s,\"status\":%s}".formatted(pod(index), podSpec(40), status());
        };
    }

    private String metadata(String prefix, int index, String fields) {
        return """
                "metadata":{"name":"%1$s-%2$d","namespace":"ns-%3$d","uid":"%4$s","resourceVersion":"%5$d",\
                "creationTimestamp":"2026-03-01T08:00:00Z","labels":{"app":"app-%2$d","team":"%6$s"},\
                "managedFields":[{"manager":"argocd-controller","operation":"Apply","apiVersion":"v1",\
                "time":"2026-03-01T08:00:00Z","fieldsType":"FieldsV1","fieldsV1":%7$s}]}""".formatted(prefix, index, index % 100, text(36), 1000 + index, text(8), fields);
    }

    private String pod(int index) {
        String metadata = metadata("app-" + index % 5000 + "-abcdef1234", index, "{}");
        String owner =
                "\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"name\":\"app-%d-abcdef1234\",\"uid\":\"%s\",\"controller\":true}],"
                        .formatted(index % 5000, text(36));
        return metadata.replace("\"labels\"", owner + "\"labels\"");
    }

    private String deployment(int index) {
        return """
                {"replicas":2,"selector":{"matchLabels":{"app":"app-%1$d"}},"strategy":{"type":"RollingUpdate"},\
                "template":{"metadata":{"labels":{"app":"app-%1$d"}},"spec":%2$s}}""".formatted(index, podSpec(20));
    }

    private String podSpec(int variables) {
        return """
                {"containers":[{"name":"main","image":"registry.farm/%s:%s","env":[%s],\
                "envFrom":[{"configMapRef":{"name":"config-%d"}}],\
                "resources":{"limits":{"cpu":"1","memory":"512Mi"}},"terminationMessagePath":"/dev/termination-log"}],\
                "restartPolicy":"Always","dnsPolicy":"ClusterFirst","schedulerName":"default-scheduler"}""".formatted(text(10), text(12), variables(variables), random.nextInt(5000));
    }

    /** One of four is an address. */
    private String variables(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"V_%d_%s\",\"value\":\"%s\"}"
                        .formatted(
                                i, text(6), i % 4 == 0 ? "http://service-" + text(5) + ":8080/" + text(20) : text(47)))
                .collect(Collectors.joining(","));
    }

    private String keys(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"key-%d-%s\":\"%s\"".formatted(i, text(5), text(length)))
                .collect(Collectors.joining(","));
    }

    private String status() {
        return "{\"conditions\":[%s]}"
                .formatted(IntStream.range(0, 5)
                        .mapToObj(i ->
                                "{\"type\":\"C%d\",\"status\":\"True\",\"message\":\"%s\"}".formatted(i, text(120)))
                        .collect(Collectors.joining(",")));
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
