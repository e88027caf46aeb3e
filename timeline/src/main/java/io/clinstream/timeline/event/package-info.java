/** Canonical events as the engine knows them. */
@NullMarked
package io.clinstream.timeline.event;

import org.jspecify.annotations.NullMarked;
