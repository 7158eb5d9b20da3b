/** Generated days of a cluster, told to the topology in any order and over any failure: the answer must be the same. */
@NullMarked
package dev.culprit.standalone.life;

import org.jspecify.annotations.NullMarked;
