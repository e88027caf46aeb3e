/**
 * The vocabulary of clinical measurements: which signals and analytes exist, under which codes, in which canonical unit
 * and precision. Pure: no clock, no input or output, no binary floating point in a clinical rule.
 */
@NullMarked
package io.clinstream.clinical;

import org.jspecify.annotations.NullMarked;
