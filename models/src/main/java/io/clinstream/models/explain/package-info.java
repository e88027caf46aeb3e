/** Reasons as sentences. */
@NullMarked
package io.clinstream.models.explain;

import org.jspecify.annotations.NullMarked;
