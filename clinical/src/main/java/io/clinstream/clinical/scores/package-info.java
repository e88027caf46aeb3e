/** Published bedside scores, computed with integer points from decimal comparisons. */
@NullMarked
package io.clinstream.clinical.scores;

import org.jspecify.annotations.NullMarked;
