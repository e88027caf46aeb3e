/** Parquet objects written in memory, without Hadoop, and the rows of silver and of the offline store. */
@NullMarked
package io.clinstream.features.parquet;

import org.jspecify.annotations.NullMarked;
