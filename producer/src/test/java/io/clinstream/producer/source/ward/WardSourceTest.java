package io.clinstream.producer.source.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.producer.SourceReading;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.VitalSigns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WardSourceTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final FaultRates NONE = new FaultRates(1, 0, 0, 0, Duration.ofMinutes(30), 0, 0, 0, 0);
    private static final FaultRates ALL = new FaultRates(1, 0.05, 0.1, 0.1, Duration.ofMinutes(30), 0.1, 0.1, 0.1, 0.1);

    @Test
    void shouldGiveTheSameBytesForTheSameSeedAndStart() throws IOException {
        byte[] once = bytes(read(plan(7, ALL, 2_000)));
        byte[] again = bytes(read(plan(7, ALL, 2_000)));
        byte[] otherSeed = bytes(read(plan(8, ALL, 2_000)));

        assertThat(again).isEqualTo(once);
        assertThat(otherSeed).isNotEqualTo(once);
    }

    @Test
    void shouldSendExactlySoManyRecords() throws IOException {
        assertThat(read(plan(1, ALL, 777)).events()).hasSize(777);
    }

    @Test
    void shouldIntroduceEveryPatientFirst() throws IOException {
        List<RawEvent> events = read(plan(1, NONE, 500)).events();

        assertThat(events.subList(0, 10)).allMatch(event -> event.topic() == RawTopic.SUBJECTS);
        assertThat(events.subList(0, 10)).extracting(RawEvent::key).doesNotHaveDuplicates();
    }

    @Test
    void shouldHandOverEventsInTheOrderOfSending() throws IOException {
        assertThat(read(plan(3, ALL, 3_000)).events()).extracting(RawEvent::due).isSorted();
    }

    @Test
    void shouldEndAfterItsDuration() throws IOException {
        WardPlan plan = new WardPlan(
                4,
                1,
                START,
                Duration.ofSeconds(10),
                Long.MAX_VALUE,
                Optional.of(Duration.ofMinutes(2)),
                EventMix.parse("vitals=1"),
                NONE,
                0,
                "S",
                "PT");

        assertThat(read(plan).events()).hasSize(4 * 12);
    }

    @Test
    void shouldCountEveryPlantedFault() throws IOException {
        SourceReading read = read(plan(5, ALL, 5_000));

        assertThat(read.skipped())
                .containsOnlyKeys(
                        "simulate: missed readings (not sent)",
                        "simulate: duplicates",
                        "simulate: late events",
                        "simulate: events out of order",
                        "simulate: unit mix-ups",
                        "simulate: impossible values",
                        "simulate: device clock errors");
        long repeated = read.events().size()
                - read.all(VitalSigns.class).stream()
                        .map(VitalSigns::getEventId)
                        .distinct()
                        .count()
                - read.events().stream()
                        .filter(event -> event.topic() != RawTopic.VITALS)
                        .count();
        assertThat(repeated).isPositive().isLessThanOrEqualTo(read.skipped().get("simulate: duplicates"));
    }

    @Test
    void shouldBePlausibleWithoutFaults() throws IOException {
        SourceReading read = read(plan(11, NONE, 5_000));

        assertThat(read.skipped()).isEmpty();
        assertThat(read.all(VitalSigns.class)).allSatisfy(reading -> {
            assertThat(reading.getHeartRate().getValue()).isBetween(30.0, 200.0);
            assertThat(reading.getSpo2().getValue()).isBetween(70.0, 100.0);
            assertThat(reading.getBpDiastolic().getValue())
                    .isLessThan(reading.getBpSystolic().getValue());
            assertThat(reading.getTemperature().getValue()).isBetween(35.0, 42.0);
        });
        assertThat(read.all(LabResult.class)).allMatch(result -> result.getValue() > 0);
    }

    @Test
    void shouldLetSomePatientsFallIll() throws IOException {
        WardPlan ill = new WardPlan(
                5,
                1,
                START,
                Duration.ofMinutes(5),
                2_000,
                Optional.empty(),
                EventMix.parse("vitals=9,adverse-events=1"),
                NONE,
                1,
                "S",
                "PT");

        List<VitalSigns> readings = read(ill).all(VitalSigns.class);

        double early = meanHeartRate(readings.subList(0, 200));
        double late = meanHeartRate(readings.subList(readings.size() - 200, readings.size()));
        assertThat(late).isGreaterThan(early + 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vitals", "vitals=x", "vitals=-1", "oranges=1", "vitals=0", ""})
    void shouldRefuseAMixThatIsNone(String text) {
        assertThatThrownBy(() -> EventMix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--mix");
    }

    private static double meanHeartRate(List<VitalSigns> readings) {
        return readings.stream()
                .mapToDouble(reading -> reading.getHeartRate().getValue())
                .average()
                .orElseThrow();
    }

    private static WardPlan plan(long seed, FaultRates faults, long count) {
        return new WardPlan(
                10,
                seed,
                START,
                Duration.ofSeconds(30),
                count,
                Optional.empty(),
                EventMix.parse(EventMix.DEFAULT),
                faults,
                0.3,
                "WARD",
                "PT");
    }

    private static SourceReading read(WardPlan plan) throws IOException {
        return SourceReading.of(new WardSource(plan));
    }

    private static byte[] bytes(SourceReading read) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (RawEvent event : read.events()) {
            all.writeBytes(event.due().toString().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(AvroEncoder.encode(1, (IndexedRecord) event.content().orElseThrow()));
        }
        return all.toByteArray();
    }

    @Test
    void shouldKnowItsLength() {
        assertThat(plan(1, NONE, 100).length()).contains(Duration.ofMinutes(5));
    }
}
