/**
 * Makes the table that turns a NEWS2 total into a probability, from real patients: what share of patient-hours with that
 * total was followed by sepsis within 24 hours.
 */
@NullMarked
package io.clinstream.operations.calibration;

import org.jspecify.annotations.NullMarked;
