/** Rules as files: PrometheusRule, plain rule files, ConfigMaps, and what Alertmanager needs beside them. */
@NullMarked
package dev.culprit.rules.output;

import org.jspecify.annotations.NullMarked;
