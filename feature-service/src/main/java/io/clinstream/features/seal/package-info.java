/** Sealed dates: all vectors of a date in few files, with the labels known by then, in versions that never change. */
@NullMarked
package io.clinstream.features.seal;

import org.jspecify.annotations.NullMarked;
