/** The rows of silver that canonical events make. */
@NullMarked
package io.clinstream.timeline.accepted;

import org.jspecify.annotations.NullMarked;
