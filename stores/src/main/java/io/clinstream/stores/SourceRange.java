package io.clinstream.stores;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Rows of one topic partition that a sealed date was made of.
 *
 * @param topic full name of the topic
 * @param topicId first characters of the topic's id; empty where the rows were replayed
 * @param partition partition of the topic
 * @param firstOffset smallest offset among the rows
 * @param lastOffset greatest offset among the rows
 * @param rows how many rows were taken of that range
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SourceRange(String topic, String topicId, int partition, long firstOffset, long lastOffset, long rows) {}
