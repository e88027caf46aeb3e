/** The honest rival: a regularised logistic regression. */
@NullMarked
package io.clinstream.training.linear;

import org.jspecify.annotations.NullMarked;
