package io.clinstream.engine.oracle;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.SubjectRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a patient, whenever one looks.
 *
 * @param points by code, oldest first
 * @param adverseEvents the reports of each adverse event in the order of their versions, repetitions left out
 * @param corrections when something said about a measurement was put right
 * @param subject the newest record, null where there is none or it was withdrawn
 * @param news2 the score at every instant at which one of its inputs was measured
 * @param qsofa the same
 */
record OraclePatient(
        Map<String, List<OraclePoint>> points,
        List<List<AdverseEventReport>> adverseEvents,
        List<Long> corrections,
        @Nullable SubjectRecord subject,
        List<Dot.Computed> news2,
        List<Dot.Computed> qsofa) {

    static OraclePatient of(List<PatientEvent> events) {
        OracleStatements statements = OracleStatements.of(events);
        OraclePatient patient = new OraclePatient(
                statements.points(),
                OracleReports.adverseEvents(events),
                statements.corrections(),
                OracleReports.subject(events),
                List.of(),
                List.of());
        return new OraclePatient(
                patient.points,
                patient.adverseEvents,
                patient.corrections,
                patient.subject,
                OracleScores.series(patient, OracleScores.NEWS2_INPUTS, OracleNews2::total),
                OracleScores.series(patient, OracleScores.QSOFA_INPUTS, OracleScores::qsofa));
    }

    /** The reports that hold, each of its adverse event; the newest decides alone. */
    List<AdverseEventReport> standingAdverseEvents() {
        return adverseEvents.stream()
                .map(reports -> reports.get(reports.size() - 1))
                .filter(report -> !OracleReports.withdraws(report.header()))
                .toList();
    }
}
