/**
 * Training sets: labelled vectors as they were known at a cut-off, split by patient and time, as files that never change
 * and a manifest that says what they were made of.
 */
@NullMarked
package io.clinstream.features.training;

import org.jspecify.annotations.NullMarked;
