/** Parquet files written column by column: rows are taken apart as they come, compacted in memory, sorted at the end. */
@NullMarked
package io.clinstream.features.columnar;

import org.jspecify.annotations.NullMarked;
