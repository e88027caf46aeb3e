package io.clinstream.benchmarks.workload;

/**
 * One measurement of the heart rate of one patient.
 *
 * @param patientId the patient
 * @param eventTime when it was measured, epoch milliseconds
 * @param arrivesAt when it reaches the log, epoch milliseconds; never less than that of the reading before
 * @param beatsPerMinute the value, a whole number
 */
public record Reading(String patientId, long eventTime, long arrivesAt, int beatsPerMinute) {

    /** The source's id of it: unique, because a patient has one reading at one instant. */
    public String eventId() {
        return patientId + "-" + eventTime;
    }
}
