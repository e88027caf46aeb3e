/** Fixtures of the topology tests, and the bad inputs that are reused on the real stack. */
@NullMarked
package io.clinstream.streams.testing;

import org.jspecify.annotations.NullMarked;
