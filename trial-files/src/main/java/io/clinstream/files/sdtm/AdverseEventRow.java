package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
 * @param serious AESER = Y, as reported (may contradict the criteria)
 * @param criteria the seriousness criteria that are Y
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
        boolean serious,
        Set<Criterion> criteria,
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
        criteria = Set.copyOf(criteria);
    }

    static AdverseEventRow from(DomainRow row) throws TrialFileException {
        Set<Criterion> criteria = EnumSet.noneOf(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            if (row.flag(criterion.variable)) {
                criteria.add(criterion);
            }
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
                row.flag("AESER"),
                criteria,
                row.text("AEREL"),
                row.text("AEACN"),
                row.text("AEOUT"),
                row.date("AESTDTC"),
                row.date("AEENDTC"),
                row.date("AEDTC"));
    }
}
