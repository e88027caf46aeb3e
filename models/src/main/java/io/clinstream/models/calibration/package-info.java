/** From the margin of a model to log-odds and probability. */
@NullMarked
package io.clinstream.models.calibration;

import org.jspecify.annotations.NullMarked;
