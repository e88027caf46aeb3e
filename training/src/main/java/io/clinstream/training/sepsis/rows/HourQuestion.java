package io.clinstream.training.sepsis.rows;

/**
 * Which vector did a patient have at an instant?
 *
 * @param patientId as in the offline store
 * @param instant epoch milliseconds; vectors as of later are not looked at
 */
public record HourQuestion(String patientId, long instant) {}
