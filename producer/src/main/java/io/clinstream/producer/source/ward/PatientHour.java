package io.clinstream.producer.source.ward;

import java.time.Instant;

/**
 * The truth about one hour of one patient.
 *
 * @param patientId whose
 * @param hour when it begins
 * @param severity in it
 * @param hazardPerHour rate of adverse events in it
 * @param dayRisk probability of an event in {@code (hour, hour + 24 h]}, given the severity
 * @param event whether one began in {@code (hour, hour + 1 h]}
 */
record PatientHour(
        String patientId, Instant hour, double severity, double hazardPerHour, double dayRisk, boolean event) {}
