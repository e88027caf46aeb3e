/** Gradient-boosted trees as XGBoost computes them, with exact Shapley values. */
@NullMarked
package io.clinstream.models.tree;

import org.jspecify.annotations.NullMarked;
