/** From input values to a margin on the log-odds, and from a margin to an assessment. */
@NullMarked
package io.clinstream.models.margin;

import org.jspecify.annotations.NullMarked;
