/** What a backfill needs to go on after it was killed: create-only objects, published in the order they depend. */
@NullMarked
package io.clinstream.features.backfill.checkpoint;

import org.jspecify.annotations.NullMarked;
