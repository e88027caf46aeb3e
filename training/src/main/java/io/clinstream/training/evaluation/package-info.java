/** How good scores are: measures, bootstrap by patient, alerts, lead time, comparisons. Pure. */
@NullMarked
package io.clinstream.training.evaluation;

import org.jspecify.annotations.NullMarked;
