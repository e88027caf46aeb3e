/** Parquet objects written in memory, without Hadoop, and the rows of silver and of the offline store. */
package io.clinstream.features.parquet;
