/** What the fields of an adverse event report mean: seriousness, grade, causality, outcome and plausibility. */
@NullMarked
package io.clinstream.clinical.adverse;

import org.jspecify.annotations.NullMarked;
