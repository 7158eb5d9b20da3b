/** As much of PromQL as is needed to let nothing through that is not what it says it is. */
@NullMarked
package dev.culprit.rules.promql;

import org.jspecify.annotations.NullMarked;
