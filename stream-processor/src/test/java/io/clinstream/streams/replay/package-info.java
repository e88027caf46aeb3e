/** The replay of the canonical log in the heap, compared with itself and with the application. */
@NullMarked
package io.clinstream.streams.replay;

import org.jspecify.annotations.NullMarked;
