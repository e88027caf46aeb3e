/** The lines of the health check: what each looks at, and which lines it rests on. */
@NullMarked
package io.clinstream.operations.probe;

import org.jspecify.annotations.NullMarked;
