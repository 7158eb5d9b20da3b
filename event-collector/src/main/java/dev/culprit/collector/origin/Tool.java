package dev.culprit.collector.origin;

import dev.culprit.collector.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tools that write on behalf of something the object names: an application, a release. */
enum Tool {
    ARGO_CD("argocd") {
        @Override
        String subject(Snapshot object) {
            String tracking = object.annotation("argocd.argoproj.io/tracking-id");
            return tracking.isEmpty() ? "" : "Argo CD application " + tracking.substring(0, endOfName(tracking));
        }

        private static int endOfName(String tracking) {
            int colon = tracking.indexOf(':');
            return colon < 0 ? tracking.length() : colon;
        }
    },
    FLUX_KUSTOMIZE("kustomize-controller") {
        @Override
        String subject(Snapshot object) {
            return named("Flux Kustomization ", labelled(object, "kustomize.toolkit.fluxcd.io"));
        }
    },
    FLUX_HELM("helm-controller") {
        @Override
        String subject(Snapshot object) {
            return named("Flux HelmRelease ", labelled(object, "helm.toolkit.fluxcd.io"));
        }
    },
    HELM("helm") {
        @Override
        String subject(Snapshot object) {
            String name = object.annotation("meta.helm.sh/release-name");
            String namespace = object.annotation("meta.helm.sh/release-namespace");
            return named("Helm release ", name.isEmpty() ? "" : namespace + "/" + name);
        }
    };

    /** Managers that write for whoever called them: what an object is labelled with says nothing about such a call. */
    private static final List<String> DIRECT = List.of("kubectl", "kube-", "kubelet", "k9s", "unknown");

    private static final int MAX_LENGTH = 256;

    private final String manager;

    Tool(String manager) {
        this.manager = manager;
    }

    /** What the object says this tool manages it for; empty where it says nothing. */
    abstract String subject(Snapshot object);

    /**
     * What a manager acted for. A tool acts for its own marks alone; an unknown manager ({@code ci-deployer}) for whatever
     * mark the object has.
     */
    static Optional<String> via(String manager, Snapshot object) {
        boolean direct = DIRECT.stream().anyMatch(manager::startsWith);
        boolean tool = Arrays.stream(values()).anyMatch(known -> manager.startsWith(known.manager));
        return Arrays.stream(values())
                .filter(known -> tool ? manager.startsWith(known.manager) : !direct)
                .map(known -> known.subject(object))
                .filter(subject -> !subject.isEmpty())
                .map(subject -> subject.substring(0, Math.min(subject.length(), MAX_LENGTH)))
                .findFirst();
    }

    private static String labelled(Snapshot object, String prefix) {
        String name = object.label(prefix + "/name");
        return name.isEmpty() ? "" : object.label(prefix + "/namespace") + "/" + name;
    }

    private static String named(String what, String name) {
        return name.isEmpty() ? "" : what + name;
    }
}
