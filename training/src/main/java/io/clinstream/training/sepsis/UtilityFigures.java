package io.clinstream.training.sepsis;

import io.clinstream.training.evaluation.Interval;

/**
 * Alarms of one scorer at its threshold, and what they are worth.
 *
 * @param name the scorer
 * @param threshold probability from which an hour is an alarm: the one with the greatest utility on the validation part
 * @param validation normalised utility there, on the patients it was chosen on
 * @param test normalised utility on the test part
 * @param againstFirst utility of the first scorer minus this one's, on the same draws of patients
 * @param alarmShare share of the test part's hours that are alarms
 * @param septicWarned share of its septic patients with an alarm before the onset
 * @param othersAlarmed share of its other patients with any alarm
 */
record UtilityFigures(
        String name,
        double threshold,
        double validation,
        Interval test,
        Interval againstFirst,
        double alarmShare,
        double septicWarned,
        double othersAlarmed) {}
