/** The subcommands, one class each, and how a failure reaches the person who typed them. */
@NullMarked
package dev.culprit.standalone.command;

import org.jspecify.annotations.NullMarked;
