/** The pure replay of the canonical log: the same records give the same vectors, live, replayed or resumed. */
@NullMarked
package io.clinstream.timeline;

import org.jspecify.annotations.NullMarked;
