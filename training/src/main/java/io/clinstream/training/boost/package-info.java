/** Gradient-boosted trees, trained with XGBoost. */
@NullMarked
package io.clinstream.training.boost;

import org.jspecify.annotations.NullMarked;
