package io.clinstream.files.sdtm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts are those of the publisher, stated in samples/cdisc-pilot/SOURCE.md. */
class SdtmDirectoryTest {

    private static final Path PILOT_FOLDER = Path.of("../samples/cdisc-pilot");
    private static final SdtmDirectory PILOT = new SdtmDirectory(PILOT_FOLDER, ZoneOffset.UTC);

    @Test
    void shouldReadEverySubjectOfThePilot() throws IOException {
        List<DemographicsRow> rows = new ArrayList<>();

        PILOT.demographics(rows::add);

        assertThat(rows).hasSize(306).filteredOn(DemographicsRow::died).hasSize(3);
        assertThat(rows).filteredOn(row -> row.firstDose().isPresent()).hasSize(254);
        DemographicsRow first = rows.get(0);
        assertThat(first.subject()).isEqualTo("01-701-1015");
        assertThat(first.sex()).isEqualTo("F");
        assertThat(first.ageYears()).hasValue(63);
        assertThat(first.firstDose()).map(PartialDate::start).contains(Instant.parse("2014-01-02T00:00:00Z"));
        assertThat(first.participationEnd()).map(PartialDate::precision).contains(DatePrecision.MINUTE);
    }

    @Test
    void shouldReadEveryVitalSignOfThePilotAsCollected() throws IOException {
        List<VitalSignRow> rows = new ArrayList<>();

        PILOT.vitalSigns(rows::add);

        assertThat(rows)
                .hasSize(29_643)
                .allMatch(row -> row.time().orElseThrow().precision() == DatePrecision.DAY);
        assertThat(rows).filteredOn(row -> row.status().equals("NOT DONE")).hasSize(8);
        assertThat(rows).filteredOn(row -> row.unit().equals("F")).hasSize(2_713);
        assertThat(rows).filteredOn(row -> row.unit().equals("LB")).hasSize(2_049);
        assertThat(rows.get(0).timepoint()).isEqualTo("AFTER LYING DOWN FOR 5 MINUTES");
        assertThat(rows.get(0).position()).isEqualTo("SUPINE");
    }

    @Test
    void shouldReadEveryLaboratoryFileOfThePilot() throws IOException {
        List<LaboratoryRow> rows = new ArrayList<>();

        PILOT.laboratory(rows::add);

        Map<String, Long> byFile =
                rows.stream().collect(Collectors.groupingBy(row -> row.place().file(), Collectors.counting()));
        assertThat(byFile).isEqualTo(Map.of("lbch.xpt.gz", 32_740L, "lbhe.xpt.gz", 21_927L, "lbur.xpt.gz", 4_913L));
        assertThat(rows).filteredOn(row -> row.result().equals("<0.2")).hasSize(5);
        assertThat(rows.get(0).rangeLow()).isEqualTo("3.3");
    }

    @Test
    void shouldReadEveryAdverseEventOfThePilot() throws IOException {
        List<AdverseEventRow> rows = new ArrayList<>();

        PILOT.adverseEvents(rows::add);

        assertThat(rows)
                .hasSize(961)
                .filteredOn(row -> row.serious().orElseThrow())
                .hasSize(3);
        assertThat(rows).filteredOn(row -> row.criteria().containsValue(true)).hasSize(35);
        assertThat(rows.stream().collect(Collectors.groupingBy(AdverseEventRow::severity, Collectors.counting())))
                .isEqualTo(Map.of("MILD", 605L, "MODERATE", 316L, "SEVERE", 40L));
        assertThat(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.onset().orElseThrow().precision(), Collectors.counting())))
                .isEqualTo(Map.of(DatePrecision.DAY, 937L, DatePrecision.MONTH, 13L, DatePrecision.YEAR, 11L));
        Set<String> identities =
                rows.stream().map(row -> row.subject() + "/" + row.sponsorId()).collect(Collectors.toSet());
        assertThat(identities).hasSize(882);
    }

    @Test
    void shouldRefuseAFileThatIsThereTwice(@TempDir Path folder) throws IOException {
        Files.copy(PILOT_FOLDER.resolve("dm.xpt.gz"), folder.resolve("dm.xpt.gz"));
        Files.copy(PILOT_FOLDER.resolve("dm.xpt.gz"), folder.resolve("DM.XPT"));

        assertThatThrownBy(() -> new SdtmDirectory(folder, ZoneOffset.UTC).demographics(row -> {}))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining("keep one");
    }

    @Test
    void shouldNameFileRowFieldValueAndRuleOfABadValue(@TempDir Path folder) throws IOException {
        // Given: the pilot's demographics with a date spoilt.
        Path file = folder.resolve("dm.xpt");
        byte[] bytes = unpacked(PILOT_FOLDER.resolve("dm.xpt.gz"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("2014-01-02", "2014-13-02");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

        // When and then
        assertThatThrownBy(() -> new SdtmDirectory(folder, ZoneOffset.UTC).demographics(row -> {}))
                .isInstanceOf(TrialFileException.class)
                .hasMessage("dm.xpt, row 1, field RFXSTDTC, value \"2014-13-02\":"
                        + " must be an ISO 8601 date or the beginning of one");
    }

    private static byte[] unpacked(Path gzip) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
