/** What must not leave a cluster, planted in a real one and searched for in all that a running process keeps and says. */
@NullMarked
package dev.culprit.standalone.secrets;

import org.jspecify.annotations.NullMarked;
