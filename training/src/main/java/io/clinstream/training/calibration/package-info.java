/** Scores become probabilities, and probabilities risk levels, on the validation part. */
@NullMarked
package io.clinstream.training.calibration;

import org.jspecify.annotations.NullMarked;
