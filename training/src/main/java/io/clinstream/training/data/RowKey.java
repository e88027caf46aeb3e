package io.clinstream.training.data;

/**
 * Whose row it is, and of when.
 *
 * @param patientId the patient
 * @param studyId the study; empty where unknown
 * @param siteId the site; empty where unknown
 * @param instant the instant the row stands for, epoch milliseconds
 */
public record RowKey(String patientId, String studyId, String siteId, long instant) {}
