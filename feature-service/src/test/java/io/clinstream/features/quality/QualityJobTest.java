package io.clinstream.features.quality;

import static io.clinstream.features.quality.HandmadeDay.DATE;
import static io.clinstream.features.quality.HandmadeDay.END;
import static io.clinstream.features.quality.HandmadeDay.line;
import static io.clinstream.features.quality.HandmadeDay.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityJobTest {

    private static final String VITALS = "clinical.vitals";
    private static final String NOON = "2026-11-20T12:00:00Z";

    @TempDir
    private Path folder;

    private HandmadeDay day;

    @BeforeEach
    void refuseAReading() throws IOException {
        day = new HandmadeDay(folder)
                .bronze(VITALS, line(VITALS, 0, NOON, value("m1", NOON, null, "LIVE", "")))
                .letter("intake", "RECORD", "NO_MEASUREMENT", VITALS, 0);
    }

    @Test
    void shouldPublishADayOnceItIsComplete() throws Exception {
        // When
        QualityReport early = job(NOON, true).report(DATE, Progress.NONE);
        QualityReport unsettled = job("2026-11-21T00:00:00Z", false).report(DATE, Progress.NONE);

        // Then
        assertThat(early.complete()).isFalse();
        assertThat(early.cutOff()).isEqualTo(NOON);
        assertThat(unsettled.complete()).isFalse();
        assertThat(unsettled.cutOff()).isEqualTo(END.toString());
        assertThat(day.store().list("quality/")).isEmpty();

        // When
        QualityReport complete = job("2026-11-21T03:00:00Z", true).report(DATE, Progress.NONE);

        // Then
        assertThat(complete.complete()).isTrue();
        assertThat(complete.cutOff()).isEqualTo(END.toString());
        assertThat(day.store().list("quality/"))
                .extracting(object -> object.key())
                .containsExactlyInAnyOrder(
                        "quality/date=2026-11-20/quality.json", "quality/date=2026-11-20/quality.parquet");
    }

    @Test
    void shouldMakeTheSameBytesAgainAndNeverReplaceThem() throws Exception {
        // Given
        job("2026-11-21T03:00:00Z", true).report(DATE, Progress.NONE);
        byte[] json = object("quality.json");
        byte[] parquet = object("quality.parquet");

        // When: somebody else makes it later, and then more lies in the store than lay there
        HandmadeDay other = new HandmadeDay(Files.createDirectory(folder.resolve("other")))
                .bronze(VITALS, line(VITALS, 0, NOON, value("m1", NOON, null, "LIVE", "")))
                .letter("intake", "RECORD", "NO_MEASUREMENT", VITALS, 0);
        job(other, "2026-12-24T00:00:00Z", true).report(DATE, Progress.NONE);
        day.bronze(VITALS, line(VITALS, 1, NOON, value("m2", NOON, null, "LIVE", "")));
        QualityReport again = job("2026-11-22T00:00:00Z", true).report(DATE, Progress.NONE);

        // Then
        assertThat(other.store().find("quality/date=2026-11-20/quality.json")).hasValue(json);
        assertThat(other.store().find("quality/date=2026-11-20/quality.parquet"))
                .hasValue(parquet);
        assertThat(object("quality.json")).isEqualTo(json);
        assertThat(again.sources()).extracting(SourceCounts::source).containsExactly("m1");
    }

    @Test
    void shouldSayTheSameInBothFiles() throws Exception {
        // When
        QualityReport report = job("2026-11-21T03:00:00Z", true).report(DATE, Progress.NONE);

        // Then
        JsonNode json = Json.MAPPER.readTree(object("quality.json"));
        assertThat(json.path("rows")).hasSize(report.rows().size());
        assertThat(json.at("/statuses/BREACH").asInt())
                .isEqualTo(report.with(Status.BREACH).size());
        Path file = Files.write(folder.resolve("read.parquet"), object("quality.parquet"));
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement();
                var row = statement.executeQuery("SELECT count(*), max(value) FILTER (measure = 'refused'),"
                        + " max(status) FILTER (measure = 'refused'), min(date) FROM read_parquet('" + file + "')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(report.rows().size());
            assertThat(row.getDouble(2)).isOne();
            assertThat(row.getString(3)).isEqualTo("BREACH");
            assertThat(row.getString(4)).isEqualTo("2026-11-20");
        }
    }

    @Test
    void shouldShowTheRunningDayAndPublishTheOneBefore() {
        // Given
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        QualityMeters meters = new QualityMeters(registry);

        // When: looked at on the day itself, and on the next
        new QualityWatch(job(NOON, true), meters, at(NOON)).look();

        // Then
        assertThat(registry.get("clinstream.quality.status")
                        .tags("topic", VITALS, "source", "m1", "measure", "refused", "dimension", "VALIDITY")
                        .gauge()
                        .value())
                .isEqualTo(Status.BREACH.code());
        assertThat(registry.get("clinstream.quality.ratio")
                        .tags("measure", "refused")
                        .gauge()
                        .value())
                .isOne();
        assertThat(registry.get("clinstream.quality.measured.timestamp.seconds")
                        .gauge()
                        .value())
                .isEqualTo(Instant.parse(NOON).toEpochMilli() / 1000.0);
        String next = "2026-11-21T01:00:00Z";
        new QualityWatch(job(next, true), meters, at(next)).look();
        assertThat(day.store().list("quality/date=2026-11-20/")).hasSize(2);
        assertThat(registry.find("clinstream.quality.ratio").gauges()).isEmpty();
        assertThat(registry.get("clinstream.quality.figures")
                        .tags("status", "NO_DATA")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    @Test
    void shouldAlertOnWhatTheMetersCallABreach() throws IOException {
        String rules = Files.readString(Path.of("..", "prometheus", "rules.yml"));

        assertThat(rules).contains("expr: clinstream_quality_status == " + Status.BREACH.code() + "\n");
        assertThat(rules).contains("clinstream_quality_measured_timestamp_seconds");
    }

    private byte[] object(String name) {
        return day.store().find("quality/date=2026-11-20/" + name).orElseThrow();
    }

    private QualityJob job(String now, boolean settled) {
        return job(day, now, settled);
    }

    private QualityJob job(HandmadeDay of, String now, boolean settled) {
        Path scratch = folder.resolve("scratch");
        QualityRun run = new QualityRun(of.store(), Topics.byDefault(), of.refusals(), Thresholds.byDefault(), scratch);
        return new QualityJob(of.store(), run, date -> settled, scratch, at(now));
    }

    private static Clock at(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
