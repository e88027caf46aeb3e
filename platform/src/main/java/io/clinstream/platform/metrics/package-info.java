/** Micrometer meters, exposed in Prometheus text form. */
package io.clinstream.platform.metrics;
