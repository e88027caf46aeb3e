/** Trains, evaluates and registers models. */
@NullMarked
package io.clinstream.training;

import org.jspecify.annotations.NullMarked;
