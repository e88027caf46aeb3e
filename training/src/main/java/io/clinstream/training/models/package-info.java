/** The command line of the model registry: list, show, register, promote, roll back. */
@NullMarked
package io.clinstream.training.models;

import org.jspecify.annotations.NullMarked;
