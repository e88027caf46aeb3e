package io.clinstream.operations.ledger;

import io.clinstream.clinical.Signal;
import io.clinstream.files.sdtm.DemographicsRow;
import io.clinstream.files.sdtm.PartialDate;
import io.clinstream.files.sdtm.SdtmDirectory;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts an SDTM study: of VS every number with a date whose test is a signal; of LB every result with a date; of AE
 * every report with an onset; of DM one record per distinct date on which something about the subject became true. Only
 * subjects of DM count.
 */
final class SdtmCount implements SourceCount {

    private static final String NOT_DONE = "NOT DONE";
    private static final String NUMBER = "\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)\\s*";

    private final SdtmDirectory study;
    private final long times;
    private final Set<String> subjects = new HashSet<>();

    /**
     * Counts a study that was loaded so many times.
     *
     * @param times how often, at least once
     */
    SdtmCount(SdtmDirectory study, long times) {
        this.study = study;
        this.times = times;
    }

    @Override
    public void count(Tally tally) throws IOException {
        study.demographics(row -> {
            subjects.add(row.subject());
            tally.add(Kind.SUBJECTS, row.subject(), RawEntries.SUBJECT, times * dates(row));
        });
        study.vitalSigns(row -> {
            Optional<Signal> signal = Signal.ofSdtm(row.test());
            if (subjects.contains(row.subject())
                    && signal.isPresent()
                    && !row.status().equals(NOT_DONE)
                    && row.time().isPresent()
                    && row.result().matches(NUMBER)) {
                tally.add(Kind.VITALS, row.subject(), signal.get().code(), times);
            }
        });
        study.laboratory(row -> {
            if (subjects.contains(row.subject())
                    && !row.status().equals(NOT_DONE)
                    && row.collected().isPresent()
                    && !row.result().isEmpty()) {
                String specimen =
                        row.specimen().isEmpty() && row.category().equals("URINALYSIS") ? "URINE" : row.specimen();
                String code = RawEntries.analyte(row.test(), specimen.isEmpty() ? null : specimen);
                tally.add(Kind.LABS, row.subject(), code, times);
            }
        });
        study.adverseEvents(row -> {
            if (subjects.contains(row.subject()) && row.onset().isPresent()) {
                tally.add(Kind.ADVERSE_EVENTS, row.subject(), RawEntries.ADVERSE_EVENT, times);
            }
        });
    }

    private static long dates(DemographicsRow row) {
        return Stream.of(
                        row.consent().or(row::collected),
                        row.firstDose(),
                        row.lastDose(),
                        row.participationEnd(),
                        row.death())
                .flatMap(Optional::stream)
                .map(PartialDate::start)
                .distinct()
                .count();
    }
}
