package io.clinstream.producer.source.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.producer.SourceReading;
import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHazardSourceTest {

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final FaultRates NONE = new FaultRates(1, 0, 0, 0, Duration.ofMinutes(30), 0, 0, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameBytesForTheSamePlan() throws IOException {
        Path once = folder.resolve("once.csv.gz");
        Path again = folder.resolve("again.csv.gz");

        byte[] first = bytes(read(plan(20, 3, 7, once)).events());
        byte[] second = bytes(read(plan(20, 3, 7, again)).events());

        assertThat(second).isEqualTo(first);
        assertThat(again).hasSameBinaryContentAs(once);
        assertThat(bytes(read(plan(20, 3, 8, again)).events())).isNotEqualTo(first);
    }

    @Test
    void shouldGoOnWhereAShorterRunEnded() throws IOException {
        Path brief = folder.resolve("brief.csv");
        Path prolonged = folder.resolve("prolonged.csv");

        List<RawEvent> shorter = before(read(plan(20, 2, 7, brief)).events(), START.plus(Duration.ofDays(2)));
        List<RawEvent> longer = before(read(plan(20, 5, 7, prolonged)).events(), START.plus(Duration.ofDays(2)));

        assertThat(bytes(longer)).isEqualTo(bytes(shorter));
        assertThat(Files.readString(prolonged)).startsWith(Files.readString(brief));
    }

    @Test
    void shouldHaveAsManyEventsAsTheHazardSays() throws IOException {
        List<HazardRow> rows = truth(plan(400, 10, 3, folder.resolve("h.csv")));

        double expected =
                rows.stream().mapToDouble(row -> -Math.expm1(-row.hazard())).sum();
        long events = rows.stream().filter(HazardRow::event).count();
        assertThat(expected).isGreaterThan(100);
        assertThat((double) events).isCloseTo(expected, within(3.5 * Math.sqrt(expected)));
    }

    @Test
    void shouldWriteOneLinePerPatientHourWithinBounds() throws IOException {
        List<HazardRow> rows = truth(plan(30, 4, 3, folder.resolve("h.csv")));

        assertThat(rows).hasSize(30 * 4 * 24).allSatisfy(row -> {
            assertThat(row.hazard()).isPositive();
            assertThat(row.risk()).isBetween(-Math.expm1(-row.hazard()) - 1e-8, 1.0);
        });
        assertThat(rows).extracting(HazardRow::hour).isSorted();
    }

    @Test
    void shouldReportExactlyTheEventsOfTheTruth() throws IOException {
        Path file = folder.resolve("h.csv");
        SourceReading read = read(plan(100, 10, 3, file));

        List<AdverseEvent> reports = read.all(AdverseEvent.class);

        Set<String> happened = HazardRow.read(file).stream()
                .filter(HazardRow::event)
                .map(row -> row.patientId() + " " + row.hour())
                .collect(Collectors.toSet());
        // An event lies in (hour, hour + 1 h].
        assertThat(reports)
                .extracting(report -> report.getPatientId() + " "
                        + report.getEventTime().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.HOURS))
                .containsExactlyInAnyOrderElementsOf(happened);
        assertThat(reports)
                .extracting(report -> report.getPatientId() + report.getAdverseEventId())
                .doesNotHaveDuplicates();
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.getEventTimePrecision()).isEqualTo(TimePrecision.MINUTE);
            assertThat(report.getAvailableAt()).isAfter(report.getEventTime());
        });
    }

    @Test
    void shouldDosePatientsBeforeAndDischargeThemAtTheEnd() throws IOException {
        KnownHazardPlan plan = plan(10, 2, 3, folder.resolve("h.csv"));
        List<Subject> subjects = read(plan).all(Subject.class);

        assertThat(subjects)
                .hasSize(20)
                .allMatch(subject -> subject.getFirstDoseAt().isBefore(START));
        assertThat(subjects.subList(0, 10)).allMatch(subject -> subject.getDiscontinuedAt() == null);
        assertThat(subjects.subList(10, 20))
                .allMatch(subject -> plan.end().equals(subject.getDiscontinuedAt()) && subject.getVersion() == 2);
    }

    @Test
    void shouldBePlausibleAndInTheOrderOfSending() throws IOException {
        SourceReading read = read(plan(200, 5, 3, folder.resolve("h.csv")));

        assertThat(read.skipped()).isEmpty();
        assertThat(read.events()).extracting(RawEvent::due).isSorted();
        assertThat(read.all(VitalSigns.class)).hasSize(200 * 5 * 12).allSatisfy(reading -> {
            assertThat(reading.getHeartRate().getValue()).isBetween(30.0, 200.0);
            assertThat(reading.getSpo2().getValue()).isBetween(70.0, 100.0);
            assertThat(reading.getRespiratoryRate().getValue()).isBetween(5.0, 55.0);
            assertThat(reading.getBpDiastolic().getValue())
                    .isLessThan(reading.getBpSystolic().getValue());
            assertThat(reading.getTemperature().getValue()).isBetween(34.0, 41.5);
        });
        assertThat(read.all(LabResult.class)).hasSize(200 * 5 * 3).allMatch(result -> result.getValue() > 0);
    }

    @Test
    void shouldPlantFaultsButNotInWhatCountsAsAnEvent() throws IOException {
        FaultRates faults = new FaultRates(1, 0.05, 0.1, 0, Duration.ofMinutes(30), 0, 0.1, 0.1, 0);
        KnownHazardPlan clean = plan(100, 5, 3, folder.resolve("h.csv"));
        KnownHazardPlan spoilt = new KnownHazardPlan(
                100,
                3,
                START,
                Duration.ofDays(5),
                clean.interval(),
                clean.labsEvery(),
                0.05,
                faults,
                "WARD",
                "PT",
                Optional.empty());

        SourceReading read = read(spoilt);

        assertThat(read.skipped()).containsKeys("simulate: duplicates", "simulate: missed readings (not sent)");
        assertThat(read.all(AdverseEvent.class)).isEqualTo(read(clean).all(AdverseEvent.class));
    }

    @Test
    void shouldLeaveNoFileBehindAnInterruptedRun() {
        KnownHazardPlan plan = plan(5, 2, 3, folder.resolve("h.csv"));

        assertThatThrownBy(() -> new KnownHazardSource(plan)
                        .read(
                                cohort -> {
                                    throw new IOException("interrupted");
                                },
                                new Skipped()))
                .hasMessage("interrupted");
        assertThat(folder).isEmptyDirectory();
    }

    private static List<RawEvent> before(List<RawEvent> events, Instant end) {
        return events.stream().filter(event -> event.due().isBefore(end)).toList();
    }

    private List<HazardRow> truth(KnownHazardPlan plan) throws IOException {
        read(plan);
        return HazardRow.read(plan.hazardFile().orElseThrow());
    }

    private static SourceReading read(KnownHazardPlan plan) throws IOException {
        return SourceReading.of(new KnownHazardSource(plan));
    }

    static KnownHazardPlan plan(int patients, int days, long seed, Path file) {
        return new KnownHazardPlan(
                patients,
                seed,
                START,
                Duration.ofDays(days),
                KnownHazardPlan.INTERVAL,
                Duration.ofDays(1),
                0.05,
                NONE,
                "WARD",
                "PT",
                Optional.of(file));
    }

    private static byte[] bytes(List<RawEvent> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (RawEvent event : events) {
            IndexedRecord content = (IndexedRecord) event.content().orElseThrow();
            all.writeBytes(
                    new EventFields(event.content().orElseThrow()).eventId().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(AvroEncoder.encode(1, content));
        }
        return all.toByteArray();
    }
}
