/** Quantities derived from one reading of pressure and heart rate, exact and rounded to fixed decimals. */
@NullMarked
package io.clinstream.clinical.haemodynamics;

import org.jspecify.annotations.NullMarked;
