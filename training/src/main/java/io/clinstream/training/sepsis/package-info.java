/**
 * The evaluation on public patients of the PhysioNet/Computing in Cardiology Challenge 2019, hospital B: will the clinical
 * onset of sepsis come within 24 hours? docs/evaluation.md has the task, the figures and their limits.
 */
@NullMarked
package io.clinstream.training.sepsis;

import org.jspecify.annotations.NullMarked;
