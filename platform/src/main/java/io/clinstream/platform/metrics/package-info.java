/** Micrometer meters, exposed in Prometheus text form. */
@NullMarked
package io.clinstream.platform.metrics;

import org.jspecify.annotations.NullMarked;
