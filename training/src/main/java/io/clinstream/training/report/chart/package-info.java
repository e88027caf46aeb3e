/** Small pictures as SVG text; no fonts, no AWT, the same bytes for the same numbers. */
@NullMarked
package io.clinstream.training.report.chart;

import org.jspecify.annotations.NullMarked;
