/** The command that trains. */
@NullMarked
package io.clinstream.training.cli;

import org.jspecify.annotations.NullMarked;
