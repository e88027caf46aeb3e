/** The command line. */
@NullMarked
package io.clinstream.producer.cli;

import org.jspecify.annotations.NullMarked;
