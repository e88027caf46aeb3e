/** Points of one patient over time: what a measurement is, and its points in order. */
@NullMarked
package io.clinstream.engine.series;

import org.jspecify.annotations.NullMarked;
