/** Patients remembered in the heap, for replays that end. */
@NullMarked
package io.clinstream.timeline.heap;

import org.jspecify.annotations.NullMarked;
