package io.clinstream.timeline;

/**
 * Where a record lies in the log.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param appendTime when the broker stored it, epoch milliseconds
 */
public record LogPosition(String topic, int partition, long offset, long appendTime) {}
