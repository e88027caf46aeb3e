/** What happened after the instant of a vector, as far as it is known: the labels to learn from. */
@NullMarked
package io.clinstream.engine.label;

import org.jspecify.annotations.NullMarked;
