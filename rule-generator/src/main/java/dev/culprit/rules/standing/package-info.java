/** How SLOs and compositions stand now, by the series that their rules record. */
@NullMarked
package dev.culprit.rules.standing;

import org.jspecify.annotations.NullMarked;
