/** What tests of the chart, of the image and of the compose file share: programs and processes of this machine. */
@NullMarked
package dev.culprit.deployables;

import org.jspecify.annotations.NullMarked;
