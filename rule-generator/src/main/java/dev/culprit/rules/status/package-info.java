/** What an SLO's or a composition's status says: how it stands, and conditions with reasons for all that is not as it should be. */
@NullMarked
package dev.culprit.rules.status;

import org.jspecify.annotations.NullMarked;
