/** A month of a ward replayed from bronze: how fast, in how much memory, and whether an interruption shows. */
@NullMarked
package io.clinstream.benchmarks.backfill;

import org.jspecify.annotations.NullMarked;
