package io.clinstream.producer.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.producer.RecordedSink;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import io.clinstream.producer.time.Wall;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Instant DAY = Instant.parse("2020-06-01T00:00:00Z");

    private final RecordedSink sink = new RecordedSink();
    private final FakeWall wall = new FakeWall(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void shouldSendALoadInOrderAndWaitForEachDayToBeAcknowledged() throws IOException {
        // Given: two patients over three days, out of order.
        List<RawEvent> events =
                List.of(lab("A", 2, "e3"), vitals("B", 1, "e2"), vitals("A", 0, "e1"), vitals("A", 2, "e4"));

        // When
        replay(events, Speed.UNLIMITED).run(new ReplayMode.Historical("load"), new Skipped());

        // Then: in order of time, vitals before labs; acknowledged before each new day and before the markers.
        assertThat(sink.events())
                .extracting(ReplayTest::idOf)
                .startsWith("e1", "e2", "e4", "e3")
                .hasSize(6);
        assertThat(sink.flushes()).containsExactly(0, 1, 2, 4, 6);
    }

    @Test
    void shouldEndEachPatientsLoadWithAMarker() throws IOException {
        replay(List.of(lab("A", 2, "e2"), vitals("B", 1, "e1")), Speed.UNLIMITED)
                .run(new ReplayMode.Historical("load"), new Skipped());

        List<VitalSigns> markers = sink.events().stream()
                .flatMap(event -> event.content().stream())
                .filter(content -> content instanceof VitalSigns reading && reading.getEndOfLoad())
                .map(VitalSigns.class::cast)
                .toList();
        assertThat(markers).extracting(VitalSigns::getPatientId).containsExactly("B", "A");
        assertThat(markers).allSatisfy(marker -> {
            assertThat(marker.getClock()).isEqualTo(ClockMode.HISTORICAL);
            assertThat(marker.getLoadId()).isEqualTo("load");
            assertThat(marker.getHeartRate()).isNull();
        });
        assertThat(markers.get(1).getEventTime()).isEqualTo(DAY.plus(Duration.ofDays(2)));
    }

    @Test
    void shouldEndTheLoadOfARunningWardOnce() throws IOException {
        // Given: a source that gives a day at a time, the same patients in each.
        EventSource ward = new RunningWard(
                List.of(List.of(vitals("A", 0, "e1"), vitals("B", 0, "e2")), List.of(vitals("A", 1, "e3"))));
        Replay replay = new Replay(ward, sink, Speed.UNLIMITED, wall, new NoProgress());

        replay.run(new ReplayMode.Historical("load"), new Skipped());

        assertThat(sink.events())
                .extracting(ReplayTest::idOf)
                .startsWith("e1", "e2", "e3")
                .hasSize(5);
        assertThat(sink.flushes()).containsExactly(0, 2, 3, 5);
    }

    @Test
    void shouldSendTheSameIdsTheSecondTime() throws IOException {
        List<RawEvent> events = List.of(vitals("A", 0, "e1"), vitals("A", 1, "e2"));

        replay(events, Speed.UNLIMITED).run(new ReplayMode.Historical("load"), new Skipped());
        replay(events, Speed.UNLIMITED).run(new ReplayMode.Historical("load"), new Skipped());

        List<String> ids = sink.events().stream().map(ReplayTest::idOf).toList();
        assertThat(ids.subList(3, 6)).isEqualTo(ids.subList(0, 3));
    }

    @Test
    void shouldLetTimePassAtTheGivenSpeed() throws IOException {
        // Given: a day between events, a day an hour.
        replay(List.of(vitals("A", 0, "e1"), vitals("A", 1, "e2"), vitals("A", 3, "e3")), new Speed(24))
                .run(new ReplayMode.AsRecorded(), new Skipped());

        assertThat(wall.waits).containsExactly(Duration.ofHours(1), Duration.ofHours(2));
    }

    @Test
    void shouldNeverSendALiveEventBeforeItsTime() throws IOException {
        // Given: an event ten minutes ahead of the wall, and no pacing.
        VitalSigns ahead = reading("A", wall.now().plus(Duration.ofMinutes(10)), "e1");

        replay(List.of(RawEvent.of(RawTopic.VITALS, ahead)), Speed.UNLIMITED)
                .run(new ReplayMode.AsRecorded(), new Skipped());

        assertThat(wall.waits).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void shouldStopWhenAskedAndStillFlush() throws IOException {
        wall.stopped = true;

        replay(List.of(vitals("A", 0, "e1")), Speed.UNLIMITED).run(new ReplayMode.AsRecorded(), new Skipped());

        assertThat(sink.events()).isEmpty();
        assertThat(sink.flushes()).containsExactly(0);
    }

    @Test
    void shouldTellAShiftFirstAndLast() throws IOException {
        List<Instant> told = new ArrayList<>();

        replay(List.of(vitals("A", 5, "e2"), vitals("A", 1, "e1")), Speed.UNLIMITED)
                .run(
                        (first, last) -> {
                            told.addAll(List.of(first, last));
                            return new ReplayMode.AsRecorded();
                        },
                        new Skipped());

        assertThat(told).containsExactly(DAY.plus(Duration.ofDays(1)), DAY.plus(Duration.ofDays(5)));
    }

    private Replay replay(List<RawEvent> events, Speed speed) {
        return new Replay(new ListSource(events), sink, speed, wall, new NoProgress());
    }

    private static RawEvent vitals(String patient, int day, String id) {
        return RawEvent.of(RawTopic.VITALS, reading(patient, DAY.plus(Duration.ofDays(day)), id));
    }

    private static VitalSigns reading(String patient, Instant at, String id) {
        return envelope(patient, at, id).vitalSigns().build();
    }

    private static RawEvent lab(String patient, int day, String id) {
        return RawEvent.of(
                RawTopic.LABS,
                envelope(patient, DAY.plus(Duration.ofDays(day)), id)
                        .labResult("lactate")
                        .build());
    }

    private static Envelope envelope(String patient, Instant at, String id) {
        return Envelope.of(id, new Envelope.Origin("S", null, "test"), patient, at, TimePrecision.DAY);
    }

    private static String idOf(RawEvent event) {
        return new EventFields(event.content().orElseThrow()).eventId();
    }

    private record ListSource(List<RawEvent> events) implements EventSource {

        @Override
        public String name() {
            return "list";
        }

        @Override
        public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
            cohorts.accept(events);
        }

        @Override
        public Duration grain() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration step() {
            return Duration.ofDays(1);
        }
    }

    private record RunningWard(List<List<RawEvent>> days) implements EventSource {

        @Override
        public String name() {
            return "ward";
        }

        @Override
        public void read(CohortConsumer cohorts, Skipped skipped) throws IOException {
            for (List<RawEvent> day : days) {
                cohorts.accept(day);
            }
        }

        @Override
        public Duration grain() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration step() {
            return Duration.ofDays(1);
        }

        @Override
        public boolean chronological() {
            return true;
        }
    }

    private static final class NoProgress implements Progress {

        @Override
        public void expect(long more) {
            // Not shown.
        }

        @Override
        public void step() {
            // Not shown.
        }

        @Override
        public void close() {
            // Nothing to end.
        }
    }

    private static final class FakeWall implements Wall {

        private final List<Duration> waits = new ArrayList<>();
        private Instant now;
        private boolean stopped;

        FakeWall(Instant now) {
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void await(Duration duration) {
            waits.add(duration);
            now = now.plus(duration);
        }

        @Override
        public boolean stopped() {
            return stopped;
        }
    }
}
