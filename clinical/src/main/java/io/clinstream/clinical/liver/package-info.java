/** Drug-induced liver injury: multiples of the upper limit, Hy's law, R value. */
@NullMarked
package io.clinstream.clinical.liver;

import org.jspecify.annotations.NullMarked;
