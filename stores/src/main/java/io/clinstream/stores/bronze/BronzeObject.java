package io.clinstream.stores.bronze;

import java.util.OptionalLong;

/**
 * One object of bronze: a run of records of one topic partition, in offset order.
 *
 * @param key full name of the object
 * @param firstOffset offset of its first record
 * @param lastOffset offset of its last record
 * @param follows last offset of the object before it, −1 for the first of a chain; empty where the object does not say
 * @param bytes its size
 */
public record BronzeObject(String key, long firstOffset, long lastOffset, OptionalLong follows, long bytes) {}
