/** Replays the canonical log of bronze into an offline version of its own. */
@NullMarked
package io.clinstream.features.backfill;

import org.jspecify.annotations.NullMarked;
