package io.clinstream.engine.vector;

import java.util.OptionalInt;

/**
 * An adverse event as its newest report describes it, its onset known at least to the day.
 *
 * @param onset epoch milliseconds UTC
 * @param dayOnly whether only the calendar day of the onset is known
 * @param grade CTCAE grade, empty where none was given
 */
public record AdverseEvent(long onset, boolean dayOnly, OptionalInt grade) {}
