package dev.culprit.collector.graph;

import dev.culprit.api.record.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Services a host name leads to, as the cluster's DNS would say; Services that are only another name included. */
final class Names {
    /** {@code store-0}, in front of the name of the Service that a StatefulSet is reached by. */
    private static final Pattern POD_OF_SET = Pattern.compile(".+-\\d{1,9}");

    /** Names of names, followed no further: they may run in a circle. */
    private static final int MAX_ALIASES = 3;

    private final Predicate<ObjectRef> isKnownService;
    private final Map<ObjectRef, Mention> aliases = new HashMap<>();

    Names(Predicate<ObjectRef> isKnownService) {
        this.isKnownService = isKnownService;
    }

    /** A Service is there, or says something else; whether it is another name for something else than before. */
    boolean put(ObjectRef service, String externalName) {
        Mention alias = externalName.isBlank() ? null : Mention.of(externalName, false, "spec.externalName");
        @Nullable Mention before = alias == null ? aliases.remove(service) : aliases.put(service, alias);
        return alias == null ? before != null : !alias.equals(before);
    }

    void remove(ObjectRef service) {
        aliases.remove(service);
    }

    /** The Service that has the name, then those that it stands for. */
    Stream<ObjectRef> targets(Mention mention, String namespace) {
        return Stream.iterate(service(mention, namespace), Optional::isPresent, target -> target.flatMap(this::alias))
                .limit(1 + MAX_ALIASES)
                .flatMap(Optional::stream)
                .distinct();
    }

    Optional<ObjectRef> alias(ObjectRef service) {
        return Optional.ofNullable(aliases.get(service)).flatMap(name -> service(name, service.namespace()));
    }

    /** A bare name is a host of the own namespace if there is such a Service or the key says that it is an address. */
    private Optional<ObjectRef> service(Mention mention, String namespace) {
        List<String> labels = mention.labels();
        int svc = labels.indexOf("svc");
        if (svc >= 2) {
            return service(labels.get(svc - 1), labels.get(svc - 2));
        }
        return switch (labels.size()) {
            case 1 ->
                service(namespace, labels.getFirst())
                        .filter(service -> mention.asAddress() || isKnownService.test(service));
            case 2 ->
                service(labels.get(1), labels.get(0))
                        .filter(isKnownService)
                        .or(() -> ofPod(labels.getFirst(), namespace, labels.get(1)));
            case 3 -> ofPod(labels.getFirst(), labels.get(2), labels.get(1));
            default -> Optional.empty();
        };
    }

    private Optional<ObjectRef> ofPod(String pod, String namespace, String name) {
        return POD_OF_SET.matcher(pod).matches() ? service(namespace, name).filter(isKnownService) : Optional.empty();
    }

    private static Optional<ObjectRef> service(String namespace, String name) {
        return name.isEmpty() || namespace.isEmpty()
                ? Optional.empty()
                : Optional.of(ObjectRef.of("Service", namespace, name));
    }
}
