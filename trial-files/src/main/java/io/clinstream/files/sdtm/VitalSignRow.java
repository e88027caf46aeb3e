package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One measurement (VS).
 *
 * @param study STUDYID
 * @param subject USUBJID
 * @param sequence VSSEQ, unique in the subject
 * @param test VSTESTCD
 * @param result VSORRES as collected, empty if none
 * @param unit VSORRESU as collected, empty if none
 * @param status VSSTAT, {@code NOT DONE} or empty
 * @param position VSPOS, empty if none
 * @param location VSLOC, empty if none
 * @param timepoint VSTPT, empty if none
 * @param visitNumber VISITNUM
 * @param visit VISIT, empty if none
 * @param repeat VSREPNUM
 * @param time VSDTC
 */
public record VitalSignRow(
        RowPlace place,
        String study,
        String subject,
        long sequence,
        String test,
        String result,
        String unit,
        String status,
        String position,
        String location,
        String timepoint,
        OptionalDouble visitNumber,
        String visit,
        OptionalInt repeat,
        Optional<PartialDate> time) {

    static VitalSignRow from(DomainRow row) throws TrialFileException {
        return new VitalSignRow(
                row.place(),
                row.required("STUDYID"),
                row.required("USUBJID"),
                row.sequence("VSSEQ"),
                row.required("VSTESTCD"),
                row.text("VSORRES"),
                row.text("VSORRESU"),
                row.text("VSSTAT"),
                row.text("VSPOS"),
                row.text("VSLOC"),
                row.text("VSTPT"),
                row.number("VISITNUM"),
                row.text("VISIT"),
                row.integer("VSREPNUM"),
                row.date("VSDTC"));
    }
}
