/** Small formulas of clinical chemistry. */
@NullMarked
package io.clinstream.clinical.chemistry;

import org.jspecify.annotations.NullMarked;
