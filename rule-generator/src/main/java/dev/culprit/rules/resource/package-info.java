/** SLOs and compositions as the API server has them, and what can be made of each: right or wrong, whole or in part. */
@NullMarked
package dev.culprit.rules.resource;

import org.jspecify.annotations.NullMarked;
