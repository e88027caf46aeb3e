/** Operator commands: one program, one subcommand per script. */
@NullMarked
package io.clinstream.operations;

import org.jspecify.annotations.NullMarked;
