/** The command line behind scripts/stack.sh. */
@NullMarked
package io.clinstream.sandbox.cli;

import org.jspecify.annotations.NullMarked;
