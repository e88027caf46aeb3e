/** Holds a model against a ward whose hazard is known: what could be learnt, and what was. */
@NullMarked
package io.clinstream.training.ward;

import org.jspecify.annotations.NullMarked;
