/** A script of changes to a real cluster and a ledger of them, with which everything that was told is compared. */
@NullMarked
package dev.culprit.standalone.ledger;

import org.jspecify.annotations.NullMarked;
