package io.clinstream.clinical.page;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.QualityFlag;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.Sex;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.grading.Ctcae;
import io.clinstream.clinical.grading.CtcaeTerm;
import io.clinstream.clinical.grading.SymptomReading;
import io.clinstream.clinical.limits.ClinicalLimits;
import io.clinstream.clinical.limits.Interval;
import io.clinstream.clinical.limits.Limits;
import io.clinstream.clinical.limits.NormalRange;
import io.clinstream.clinical.units.AcceptedUnit;
import io.clinstream.clinical.units.UnitTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page of clinical rules from the code that applies them. */
final class ClinicalRulesPage {

    private static final String HEADER = """
            # Clinical rules

            Generated from the code that applies them; a test keeps it equal. Research software, not a medical device:
            rules marked [U] are clinical convention without a published source and need a clinician's signature.

            A value outside *possible* is refused, one outside *usual* is accepted and flagged SUSPECT. Intervals are
            written `[closed]` and `(open)`; values are compared in decimal, in the canonical unit. *Normal* is the adult
            range used for display where neither the result nor the study gives one.

            """;

    private static final String GRADES = """
            A condition and the least grade it means: `>1.5xULN:2` is above 1.5 times the upper limit of the record's own
            range, `BASE` the value before treatment. Where a limit is missing and no other condition holds, there is no
            grade. Both directions of a test are graded and the worse holds. Features take the asymptomatic reading.

            """;

    private ClinicalRulesPage() {}

    static String text() {
        return HEADER
                + "## Vital signs\n\n"
                + measurements(List.of(Signal.values()))
                + "\n## Laboratory tests\n\n"
                + measurements(List.of(Analyte.values()))
                + "\n## Accepted units\n\n"
                + "`x` is the value as sent; one rounding, half to even, follows. Case and blanks do not matter.\n\n"
                + units()
                + "\n## Grades of laboratory results, CTCAE v" + Ctcae.VERSION + "\n\n"
                + GRADES
                + grades()
                + "\n## Flags\n\n| flag | meaning |\n|---|---|\n"
                + rows(Stream.of(QualityFlag.values()).map(flag -> cells(flag.name(), flag.explanation())))
                + "\n## Reasons of refusal\n\n| reason | meaning |\n|---|---|\n"
                + rows(Stream.of(RejectionReason.values()).map(reason -> cells(reason.name(), reason.explanation())));
    }

    private static String measurements(List<? extends MeasurementCode> all) {
        return "| code | SDTM | LOINC | unit | decimals | possible | usual | normal F | normal M | limits from |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n"
                + rows(all.stream().map(ClinicalRulesPage::measurement));
    }

    private static String measurement(MeasurementCode measurement) {
        Limits limits = ClinicalLimits.of(measurement);
        return cells(
                "`" + measurement.code() + "`",
                String.join(", ", measurement.sdtmCodes()),
                String.join(", ", measurement.loincCodes()),
                "`" + measurement.unit() + "`",
                Integer.toString(measurement.decimals()),
                limits.possible().toString(),
                limits.usual().equals(Interval.EVERYTHING) ? "" : limits.usual().toString(),
                normal(measurement, Sex.FEMALE),
                normal(measurement, Sex.MALE),
                limits.source());
    }

    private static String normal(MeasurementCode measurement, Sex sex) {
        return NormalRange.of(measurement, sex).map(Interval::toString).orElse("");
    }

    private static String units() {
        List<String> lines = new ArrayList<>();
        Stream.concat(Stream.of(Signal.values()), Stream.of(Analyte.values())).forEach(measurement -> {
            for (AcceptedUnit unit : UnitTable.of(measurement).units()) {
                lines.add(cells(
                        "`" + measurement.code() + "`",
                        "`" + unit.symbol() + "`",
                        unit.spellings().stream()
                                .map(spelling -> "`" + spelling + "`")
                                .collect(Collectors.joining(" ")),
                        unit.formula()));
            }
        });
        return "| code | unit | also written | canonical value |\n|---|---|---|---|\n" + rows(lines.stream());
    }

    private static String grades() {
        return "| code | term | asymptomatic | worst case | abnormal baseline |\n|---|---|---|---|---|\n"
                + rows(Stream.of(CtcaeTerm.values()).map(ClinicalRulesPage::term));
    }

    private static String term(CtcaeTerm term) {
        String usual = Ctcae.bands(term, SymptomReading.ASYMPTOMATIC, false);
        String worst = Ctcae.bands(term, SymptomReading.WORST_CASE, false);
        String abnormal = Ctcae.bands(term, SymptomReading.ASYMPTOMATIC, true);
        return cells(
                "`" + term.analyte().code() + "`",
                term.words(),
                "`" + usual + "`",
                worst.equals(usual) ? "" : "`" + worst + "`",
                abnormal.equals(usual) ? "" : "`" + abnormal + "`");
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String rows(Stream<String> rows) {
        return rows.map(row -> row + "\n").collect(Collectors.joining());
    }
}
