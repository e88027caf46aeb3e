/** The pure scoring step: features in, score or refusal out. No clock, no store, no network. */
@NullMarked
package io.clinstream.prediction.scoring;

import org.jspecify.annotations.NullMarked;
