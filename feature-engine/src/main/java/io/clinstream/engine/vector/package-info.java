/** From points to a feature vector: windows, statistics, derived quantities, scores, boundaries and the vector hash. */
@NullMarked
package io.clinstream.engine.vector;

import org.jspecify.annotations.NullMarked;
