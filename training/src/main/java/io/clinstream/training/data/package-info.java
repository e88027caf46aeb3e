/** Labelled rows of a training set, in memory: what trainers and evaluations read. */
@NullMarked
package io.clinstream.training.data;

import org.jspecify.annotations.NullMarked;
