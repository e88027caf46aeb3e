package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One laboratory result (LB).
 *
 * @param study STUDYID
 * @param subject USUBJID
 * @param sequence LBSEQ, unique in the subject
 * @param test LBTESTCD
 * @param category LBCAT, empty if none
 * @param specimen LBSPEC, empty if none
 * @param result LBORRES as collected (a number, {@code <0.2}, or words), empty if none
 * @param unit LBORRESU as collected, empty if none
 * @param rangeLow LBORNRLO in the collected unit, as text, empty if none
 * @param rangeHigh LBORNRHI in the collected unit, as text, empty if none
 * @param status LBSTAT, {@code NOT DONE} or empty
 * @param visitNumber VISITNUM
 * @param visit VISIT, empty if none
 * @param collected LBDTC: when the specimen was taken
 */
public record LaboratoryRow(
        RowPlace place,
        String study,
        String subject,
        long sequence,
        String test,
        String category,
        String specimen,
        String result,
        String unit,
        String rangeLow,
        String rangeHigh,
        String status,
        OptionalDouble visitNumber,
        String visit,
        Optional<PartialDate> collected) {

    static LaboratoryRow from(DomainRow row) throws TrialFileException {
        return new LaboratoryRow(
                row.place(),
                row.required("STUDYID"),
                row.required("USUBJID"),
                row.sequence("LBSEQ"),
                row.required("LBTESTCD"),
                row.text("LBCAT"),
                row.text("LBSPEC"),
                row.text("LBORRES"),
                row.text("LBORRESU"),
                row.text("LBORNRLO"),
                row.text("LBORNRHI"),
                row.text("LBSTAT"),
                row.number("VISITNUM"),
                row.text("VISIT"),
                row.date("LBDTC"));
    }
}
