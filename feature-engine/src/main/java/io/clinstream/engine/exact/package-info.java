/** Exact arithmetic: integers and rationals that are rounded once, correctly, at the very end. */
@NullMarked
package io.clinstream.engine.exact;

import org.jspecify.annotations.NullMarked;
