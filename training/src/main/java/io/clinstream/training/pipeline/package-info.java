/** From a training set to a model package with its report. */
@NullMarked
package io.clinstream.training.pipeline;

import org.jspecify.annotations.NullMarked;
