package dev.culprit.runtime.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What a process may do in a cluster, or not.
 *
 * @param group empty for the core group
 * @param resource its plural, with the part of it that is meant: {@code slocorrelations/status}
 * @param namespace empty: all of them, and what is in none
 */
public record Right(String verb, String group, String resource, String namespace) {
    /**
     * Asks the API server whether we have it.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when it does not say
     */
    public boolean isGranted(KubernetesClient client) {
        int slash = resource.indexOf('/');
        SelfSubjectAccessReview asked = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup(group)
                .withResource(slash < 0 ? resource : resource.substring(0, slash))
                .withSubresource(slash < 0 ? "" : resource.substring(slash + 1))
                .withNamespace(namespace)
                .withVerb(verb)
                .endResourceAttributes()
                .endSpec()
                .build();
        SubjectAccessReviewStatus answer = client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(asked)
                .getStatus();
        return answer != null && Boolean.TRUE.equals(answer.getAllowed());
    }

    /** In words: {@code patch slocorrelations/status in shop}. */
    @Override
    public String toString() {
        return verb + " " + resource + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
