package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One subject (DM).
 *
 * @param study STUDYID
 * @param subject USUBJID, unique over studies
 * @param site SITEID, empty if blank
 * @param sex SEX as coded (F, M, U, UNDIFFERENTIATED), empty if blank
 * @param ageYears AGE where AGEU is YEARS
 * @param country COUNTRY (ISO 3166 alpha-3), empty if blank
 * @param arm planned ARM, empty if blank; unblinds, handle accordingly
 * @param collected DMDTC
 * @param consent RFICDTC
 * @param firstDose RFXSTDTC
 * @param lastDose RFXENDTC
 * @param participationEnd RFPENDTC
 * @param death DTHDTC
 * @param died DTHFL = Y
 */
public record DemographicsRow(
        RowPlace place,
        String study,
        String subject,
        String site,
        String sex,
        OptionalInt ageYears,
        String country,
        String arm,
        Optional<PartialDate> collected,
        Optional<PartialDate> consent,
        Optional<PartialDate> firstDose,
        Optional<PartialDate> lastDose,
        Optional<PartialDate> participationEnd,
        Optional<PartialDate> death,
        boolean died) {

    static DemographicsRow from(DomainRow row) throws TrialFileException {
        return new DemographicsRow(
                row.place(),
                row.required("STUDYID"),
                row.required("USUBJID"),
                row.text("SITEID"),
                row.text("SEX"),
                row.text("AGEU").equals("YEARS") ? row.integer("AGE") : OptionalInt.empty(),
                row.text("COUNTRY"),
                row.text("ARM"),
                row.date("DMDTC"),
                row.date("RFICDTC"),
                row.date("RFXSTDTC"),
                row.date("RFXENDTC"),
                row.date("RFPENDTC"),
                row.date("DTHDTC"),
                row.flag("DTHFL"));
    }
}
