package dev.culprit.rules.service;

import dev.culprit.rules.writing.Digest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps of each object what tells whether it is as it should be. */
final class TrimmedStore extends BasicItemStore<GenericKubernetesResource> {
    TrimmedStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public GenericKubernetesResource put(String key, GenericKubernetesResource object) {
        return super.put(key, Digest.digested(object));
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}
