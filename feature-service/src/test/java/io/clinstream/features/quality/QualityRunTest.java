package io.clinstream.features.quality;

import static io.clinstream.features.quality.HandmadeDay.DATE;
import static io.clinstream.features.quality.HandmadeDay.END;
import static io.clinstream.features.quality.HandmadeDay.line;
import static io.clinstream.features.quality.HandmadeDay.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.features.workspace.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One day, small enough that every figure is reckoned by hand beside it. */
class QualityRunTest {

    private static final String VITALS = "clinical.vitals";
    private static final String LABS = "clinical.labs";
    private static final LocalDate NEXT = DATE.plusDays(1);
    private static final String BOTH = ",\"heart_rate\":{\"value\":80.0,\"unit\":\"/min\"},\"spo2\":{\"value\":97.0,"
            + "\"unit\":\"%\"},\"temperature\":null";
    private static final String ONE = ",\"heart_rate\":{\"value\":80.0,\"unit\":\"/min\"},\"spo2\":null";
    private static final String AT_SITE = ",\"site_id\":\"S1\"";

    @TempDir
    private Path folder;

    /**
     * Monitor m1 sends four readings: the second repeats the first, the third loses its saturation, the fourth is an hour
     * ahead. Monitor m2 sends one just before midnight, accepted just after. A laboratory is loaded with two results and
     * something that does not decode.
     */
    private HandmadeDay day() throws IOException, SQLException {
        String m2 = "2026-11-20T23:59:59.900Z";
        return new HandmadeDay(folder)
                .bronze(
                        VITALS,
                        line(VITALS, 0, "2026-11-20T10:00:00Z", live("m1", "2026-11-20T09:59:50Z", BOTH + AT_SITE)),
                        line(VITALS, 1, "2026-11-20T10:10:00Z", live("m1", "2026-11-20T10:09:40Z", BOTH + AT_SITE)))
                .bronze(
                        VITALS,
                        line(VITALS, 2, "2026-11-20T10:40:00Z", live("m1", "2026-11-20T10:39:30Z", BOTH)),
                        line(VITALS, 3, "2026-11-20T11:00:00Z", live("m1", "2026-11-20T12:00:00Z", ONE)),
                        line(VITALS, 4, m2, live("m2", "2026-11-20T23:59:59.800Z", ONE)))
                .bronze(
                        LABS,
                        line(
                                LABS,
                                0,
                                "2026-11-20T12:00:00Z",
                                loaded("14:00", ",\"unit\":\"mmol/L\",\"reference_low\":3.5")),
                        line(LABS, 1, "2026-11-20T12:00:01Z", loaded("10:00", ",\"unit\":\"mmol/L\"")),
                        line(LABS, 2, "2026-11-20T12:00:02Z", "null"))
                .canonical(
                        DATE,
                        "'clinical.vitals', 0, '2026-11-20T10:00:00Z', 'VITALS', 0",
                        "'clinical.vitals', 1, '2026-11-20T10:10:00Z', 'VITALS', 1",
                        "'clinical.vitals', 2, '2026-11-20T10:40:00Z', 'VITALS', 2",
                        "'clinical.labs', 0, '2026-11-20T12:00:00Z', 'LAB', 3",
                        "'clinical.labs', 1, '2026-11-20T12:00:01Z', 'LAB', 4")
                .canonical(
                        NEXT,
                        "'clinical.vitals', 4, '" + m2 + "', 'VITALS', 5",
                        "'clinical.vitals', 5, '2026-11-21T00:00:00Z', 'VITALS', 6")
                .silver(
                        "vitals",
                        DATE,
                        "'clinical.vitals', 0, '2026-11-20T10:00:00Z', 0, ''",
                        "'clinical.vitals', 0, '2026-11-20T10:00:00Z', 0, 'SUSPECT'",
                        "'clinical.vitals', 2, '2026-11-20T10:40:00Z', 2, 'LATE,CONFLICT'")
                .silver("vitals", NEXT, "'clinical.vitals', 4, '" + m2 + "', 5, ''")
                .silver("labs", DATE, "'clinical.labs', 0, '2026-11-20T12:00:00Z', 3, ''")
                .letter("intake", "MEASUREMENT", "IMPOSSIBLE_VALUE", VITALS, 2)
                .letter("intake", "RECORD", "CLOCK_SKEW", VITALS, 3)
                .letter("intake", "RECORD", "UNDECODABLE", LABS, 2)
                .letter("features", "RECORD", "MIXED_CLOCK", "clinical.events", 4)
                .letter("intake", "RECORD", "CLOCK_SKEW", VITALS, 99);
    }

    private static String live(String source, String eventTime, String more) {
        return value(source, eventTime, null, "LIVE", more);
    }

    private static String loaded(String availableAt, String more) {
        return value(
                "lab",
                "2026-01-01T08:00:00Z",
                "2026-01-01T" + availableAt + ":00Z",
                "HISTORICAL",
                ",\"code\":\"K\"" + more);
    }

    @Test
    void shouldMeasureCompleteness() throws Exception {
        Map<String, QualityRow> rows = rows(measure(day(), END, true));

        // 2 + 2 + 2 + 1 of 4 readings with 2 signals each
        assertThat(rows.get(VITALS + " m1 measurements").value()).isEqualTo(7 / 8.0);
        assertThat(rows.get(VITALS + " m1 measurements").part()).isEqualTo(7);
        assertThat(rows.get(VITALS + " m2 measurements").value()).isOne();
        // the site is named in 2 of 4 readings; results have 5 such fields, and name 2 and 1 of them
        assertThat(rows.get(VITALS + " m1 fields").value()).isEqualTo(0.5);
        assertThat(rows.get(LABS + " lab fields").value()).isEqualTo(3 / 10.0);
        // from 10:10 to 10:40
        assertThat(rows.get(VITALS + " m1 gap").value()).isEqualTo(1800);
    }

    @Test
    void shouldMeasureValidity() throws Exception {
        QualityReport report = measure(day(), END, true);
        Map<String, QualityRow> rows = rows(report);

        assertThat(rows.get(VITALS + " m1 refused").value()).isEqualTo(0.25);
        assertThat(rows.get(VITALS + " m1 refused").status()).isEqualTo(Status.BREACH);
        assertThat(rows.get(VITALS + " m1 partial").value()).isEqualTo(1 / 3.0);
        assertThat(rows.get(VITALS + " m1 suspect").value()).isEqualTo(1 / 3.0);
        assertThat(rows.get(VITALS + " m1 unaccounted").status()).isEqualTo(Status.OK);
        // the second result is refused by the features application, and so is no duplicate
        assertThat(rows.get(LABS + " lab refused").value()).isEqualTo(0.5);
        assertThat(rows.get(LABS + " unknown refused").value()).isOne();
        assertThat(report.sources())
                .containsExactly(
                        new SourceCounts(LABS, "lab", false, 2, 2, Map.of("MIXED_CLOCK", 1L), Map.of()),
                        new SourceCounts(LABS, "unknown", false, 1, 0, Map.of("UNDECODABLE", 1L), Map.of()),
                        new SourceCounts(
                                VITALS, "m1", true, 4, 3, Map.of("CLOCK_SKEW", 1L), Map.of("IMPOSSIBLE_VALUE", 1L)),
                        new SourceCounts(VITALS, "m2", true, 1, 1, Map.of(), Map.of()));
    }

    @Test
    void shouldMeasureUniqueness() throws Exception {
        Map<String, QualityRow> rows = rows(measure(day(), END, true));

        assertThat(rows.get(VITALS + " m1 duplicates").value()).isEqualTo(1 / 3.0);
        assertThat(rows.get(VITALS + " m2 duplicates").value()).isZero();
        assertThat(rows.get(VITALS + " m1 conflicts").value()).isEqualTo(1 / 3.0);
        assertThat(rows.get(LABS + " lab duplicates").part()).isZero();
        assertThat(rows.get(LABS + " lab duplicates").whole()).isOne();
    }

    @Test
    void shouldMeasureTimeliness() throws Exception {
        Map<String, QualityRow> rows = rows(measure(day(), END, true));

        // 11:00 to midnight; the newest believed event is of 10:39:30
        assertThat(rows.get(VITALS + " m1 freshness").value()).isEqualTo(13 * 3600);
        assertThat(rows.get(VITALS + " m1 event_age").value()).isEqualTo(13 * 3600 + 20 * 60 + 30);
        assertThat(rows.get(VITALS + " m2 freshness").value()).isEqualTo(0.1);
        // 10 s, 20 s, 30 s; the refused reading has none
        assertThat(rows.get(VITALS + " m1 arrival_lag_p50").value()).isEqualTo(20);
        assertThat(rows.get(VITALS + " m1 arrival_lag_p95").value()).isEqualTo(30);
        assertThat(rows.get(VITALS + " m1 arrival_lag_max").value()).isEqualTo(30);
        assertThat(rows.get(VITALS + " m1 late").value()).isEqualTo(1 / 3.0);
        // one result took 6 hours, the other was refused: a load says nothing of arrival or freshness
        assertThat(rows.get(LABS + " lab reporting_lag_max").value()).isEqualTo(6 * 3600);
        assertThat(rows).doesNotContainKeys(LABS + " lab freshness", LABS + " lab arrival_lag_p95");
    }

    @Test
    void shouldSayWhereThereIsNothingToMeasure() throws Exception {
        // Given: a source that was heard the day before
        HandmadeDay day = day();
        QualityReport before = new QualityReport(
                1,
                DATE.minusDays(1).toString(),
                "2026-11-20T00:00:00Z",
                true,
                List.of(
                        new SourceCounts(VITALS, "m0", true, 1, 1, Map.of(), Map.of()),
                        new SourceCounts(VITALS, "m1", true, 1, 1, Map.of(), Map.of()),
                        new SourceCounts(LABS, "load", false, 1, 1, Map.of(), Map.of())),
                List.of(),
                new java.util.TreeMap<>());
        assertThat(new QualityReports(day.store()).publish(before, folder)).isTrue();

        // When
        QualityReport report = measure(day, END, true);

        // Then: m0 is silent, two topics are, one reading has no gap, and what cannot be read carries no field
        assertThat(report.with(Status.NO_DATA))
                .extracting(row -> row.topic() + " " + row.source() + " " + row.measure())
                .containsExactlyInAnyOrder(
                        VITALS + " m0 freshness",
                        VITALS + " m2 gap",
                        "clinical.adverse-events none freshness",
                        "clinical.subjects none freshness",
                        LABS + " unknown fields");
    }

    @Test
    void shouldCountARecordThatWentNowhere() throws Exception {
        // Given: a sixth record that is neither accepted nor refused, between such that are
        String lost = "2026-11-20T10:50:00Z";
        HandmadeDay day = day().bronze(VITALS, line(VITALS, 3 + 100, lost, live("m1", lost, ONE)));

        // When / Then: beyond what intake has come to it may still be on its way
        assertThat(rows(measure(day, END, true)).get(VITALS + " m1 unaccounted").status())
                .isEqualTo(Status.BREACH);
        assertThat(rows(measure(day, Instant.parse("2026-11-20T12:30:00Z"), false))
                        .get(VITALS + " m1 unaccounted")
                        .status())
                .isEqualTo(Status.OK);
    }

    @Test
    void shouldLeaveOpenWhatSilverHasNotComeTo() throws Exception {
        // Given: a reading is in the canonical log, and nothing of it in silver yet
        String now = "2026-11-20T22:00:00Z";
        HandmadeDay day = day().bronze(VITALS, line(VITALS, 5, now, live("m1", now, ONE)))
                .canonical(DATE, "'clinical.vitals', 5, '" + now + "', 'VITALS', 9");

        // When / Then
        assertThat(rows(measure(day, END, false)).get(VITALS + " m1 duplicates").whole())
                .isEqualTo(3);
        assertThat(rows(measure(day, END, true)).get(VITALS + " m1 duplicates").whole())
                .isEqualTo(4);
    }

    @Test
    void shouldGiveManySourcesOneNameAndNeverAPatients() throws Exception {
        // Given: 25 sources of one reading each, one of two, and one that is named after its patient
        HandmadeDay day = new HandmadeDay(folder);
        String now = "2026-11-20T10:00:00Z";
        for (int source = 0; source < 25; source++) {
            day.bronze(VITALS, line(VITALS, source, now, live("s" + (10 + source), now, ONE)));
        }
        day.bronze(VITALS, line(VITALS, 25, now, live("s99", now, ONE)), line(VITALS, 26, now, live("s99", now, ONE)));
        day.bronze(VITALS, line(VITALS, 27, now, live("bed-P1", now, ONE)));

        // When
        Set<String> sources = measure(day, END, true).sources().stream()
                .map(SourceCounts::source)
                .collect(Collectors.toSet());

        // Then
        assertThat(sources).hasSize(QualityRun.MOST_SOURCES + 1).contains("s99", "s10", "s28", "other");
        assertThat(sources).doesNotContain("bed-P1", "s29");
    }

    private QualityReport measure(HandmadeDay day, Instant cutOff, boolean complete) throws Exception {
        return new QualityRun(
                        day.store(),
                        Topics.byDefault(),
                        day.refusals(),
                        Thresholds.byDefault(),
                        folder.resolve("scratch"))
                .measure(DATE, cutOff, complete, Progress.NONE);
    }

    private static Map<String, QualityRow> rows(QualityReport report) {
        return report.rows().stream()
                .collect(Collectors.toMap(row -> row.topic() + " " + row.source() + " " + row.measure(), row -> row));
    }
}
