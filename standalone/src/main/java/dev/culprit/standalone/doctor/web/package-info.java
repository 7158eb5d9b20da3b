/** What others answer over HTTP, sorted by what it means. */
@NullMarked
package dev.culprit.standalone.doctor.web;

import org.jspecify.annotations.NullMarked;
