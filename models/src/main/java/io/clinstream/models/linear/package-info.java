/** Logistic regression with exact additive contributions. */
@NullMarked
package io.clinstream.models.linear;

import org.jspecify.annotations.NullMarked;
