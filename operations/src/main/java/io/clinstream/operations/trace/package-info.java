/** Follows one event through every station by its offsets. */
@NullMarked
package io.clinstream.operations.trace;

import org.jspecify.annotations.NullMarked;
