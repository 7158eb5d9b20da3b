/**
 * The custom resources of {@code observability.slok.io/v1alpha1}: what people read with kubectl.
 *
 * <p>SLOK's users have these kinds already; its fields and columns keep their names and meaning, ours stand beside them.
 * The CRDs in {@code api/src/crds} are generated from here.
 */
@NullMarked
package dev.culprit.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
