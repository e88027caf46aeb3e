/** Kidney function and acute kidney injury, from creatinine. */
@NullMarked
package io.clinstream.clinical.renal;

import org.jspecify.annotations.NullMarked;
