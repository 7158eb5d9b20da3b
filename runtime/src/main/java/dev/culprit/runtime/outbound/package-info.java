/** What every call to others over HTTP needs: answers of which no more than a limit is read. */
@NullMarked
package dev.culprit.runtime.outbound;

import org.jspecify.annotations.NullMarked;
