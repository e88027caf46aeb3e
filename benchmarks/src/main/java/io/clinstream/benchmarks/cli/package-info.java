/** The command line. */
@NullMarked
package io.clinstream.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
