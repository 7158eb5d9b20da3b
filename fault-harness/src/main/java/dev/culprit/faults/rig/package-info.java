/** What is run and can be broken: brokers, processes, and the way to the API server. */
@NullMarked
package dev.culprit.faults.rig;

import org.jspecify.annotations.NullMarked;
