package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One report of an adverse event (AE).
 *
 * @param study STUDYID
 * @param subject USUBJID
 * @param sequence AESEQ, unique in the subject
 * @param sponsorId AESPID, empty if none
 * @param term AETERM as reported
 * @param preferredTerm AEDECOD, empty if not coded
 * @param bodySystem AEBODSYS, empty if not coded
 * @param severity AESEV (MILD, MODERATE, SEVERE), empty if none
 * @param toxicityGrade AETOXGR
 * @param serious AESER as reported (may contradict the criteria); empty if blank
 * @param criteria the seriousness criteria that are stated, Y true, N false
 * @param causality AEREL, empty if none
 * @param action AEACN, empty if none
 * @param outcome AEOUT, empty if none
 * @param onset AESTDTC
 * @param end AEENDTC
 * @param reported AEDTC: date of this report
 */
public record AdverseEventRow(
        RowPlace place,
        String study,
        String subject,
        long sequence,
        String sponsorId,
        String term,
        String preferredTerm,
        String bodySystem,
        String severity,
        OptionalInt toxicityGrade,
        Optional<Boolean> serious,
        Map<Criterion, Boolean> criteria,
        String causality,
        String action,
        String outcome,
        Optional<PartialDate> onset,
        Optional<PartialDate> end,
        Optional<PartialDate> reported) {

    /** Criteria of ICH E2A, and two older ones of SDTM, each with its flag. */
    public enum Criterion {
        DEATH("AESDTH"),
        LIFE_THREATENING("AESLIFE"),
        HOSPITALISATION("AESHOSP"),
        DISABILITY("AESDISAB"),
        CONGENITAL_ANOMALY("AESCONG"),
        MEDICALLY_IMPORTANT("AESMIE"),
        CANCER("AESCAN"),
        OVERDOSE("AESOD");

        private final String variable;

        Criterion(String variable) {
            this.variable = variable;
        }
    }

    public AdverseEventRow {
        criteria = Map.copyOf(criteria);
    }

    static AdverseEventRow from(DomainRow row) throws TrialFileException {
        Map<Criterion, Boolean> criteria = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            row.statedFlag(criterion.variable).ifPresent(flag -> criteria.put(criterion, flag));
        }
        return new AdverseEventRow(
                row.place(),
                row.required("STUDYID"),
                row.required("USUBJID"),
                row.sequence("AESEQ"),
                row.text("AESPID"),
                row.required("AETERM"),
                row.text("AEDECOD"),
                row.text("AEBODSYS"),
                row.text("AESEV"),
                row.integer("AETOXGR"),
                row.statedFlag("AESER"),
                criteria,
                row.text("AEREL"),
                row.text("AEACN"),
                row.text("AEOUT"),
                row.date("AESTDTC"),
                row.date("AEENDTC"),
                row.date("AEDTC"));
    }
}
