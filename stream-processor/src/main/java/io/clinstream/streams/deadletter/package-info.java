/** What is refused, why, and how it lies in the dead-letter topic. */
@NullMarked
package io.clinstream.streams.deadletter;

import org.jspecify.annotations.NullMarked;
