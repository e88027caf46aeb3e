/** What a backfill changes: its vectors beside those that the stores hold, value by value. */
@NullMarked
package io.clinstream.features.backfill.compare;

import org.jspecify.annotations.NullMarked;
