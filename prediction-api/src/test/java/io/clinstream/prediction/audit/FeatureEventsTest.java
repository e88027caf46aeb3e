package io.clinstream.prediction.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.SourceEvents.Behind;
import io.clinstream.prediction.audit.FeatureEvents.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureEventsTest {

    private static final long AS_OF = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();

    @Test
    void shouldTakeTheNewestEventBehindANewestValue() {
        List<Event> events = List.of(
                event("pulse", Duration.ofMinutes(1), "heart_rate"),
                event("older", Duration.ofMinutes(5), "heart_rate", "spo2"),
                event("breath", Duration.ofMinutes(6), "respiratory_rate"));

        assertThat(FeatureEvents.of("heart_rate_last").among(events, AS_OF)).isEqualTo(new Behind(1, List.of("pulse")));
        assertThat(FeatureEvents.of("spo2_last").among(events, AS_OF)).isEqualTo(new Behind(1, List.of("older")));
    }

    @Test
    void shouldTakeEveryEventOfTheWindowAndNoneAtItsOpenEnd() {
        List<Event> events = List.of(
                event("in", Duration.ofMinutes(1), "heart_rate"),
                event("just in", Duration.ofHours(6).minusMillis(1), "heart_rate"),
                event("out", Duration.ofHours(6), "heart_rate"));

        assertThat(FeatureEvents.of("heart_rate_mean_6h").among(events, AS_OF))
                .isEqualTo(new Behind(2, List.of("in", "just in")));
    }

    @Test
    void shouldCountAllAndNameTheNewest() {
        List<Event> events = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            events.add(event("e" + minute, Duration.ofMinutes(minute), "heart_rate"));
        }

        Behind behind = FeatureEvents.of("heart_rate_mean_6h").among(events, AS_OF);

        assertThat(behind.total()).isEqualTo(60);
        assertThat(behind.newest()).hasSize(FeatureEvents.MOST_IDS).startsWith("e0", "e1");
    }

    @Test
    void shouldFollowAScoreToTheNewestEventOfEachOfItsInputs() {
        List<Event> events = List.of(
                event("a", Duration.ofMinutes(1), "heart_rate", "bp_systolic"),
                event("b", Duration.ofMinutes(2), "heart_rate"),
                event("c", Duration.ofMinutes(3), "temperature"));

        assertThat(FeatureEvents.of("news2_last").among(events, AS_OF)).isEqualTo(new Behind(2, List.of("a", "c")));
    }

    @Test
    void shouldFollowAdverseEventsAndWhatNoFeatureIs() {
        List<Event> events = List.of(
                event("nausea", Duration.ofHours(3), "adverse_event"),
                event("reading", Duration.ofHours(4), "consciousness"));

        assertThat(FeatureEvents.of("ae_count_24h").among(events, AS_OF)).isEqualTo(new Behind(1, List.of("nausea")));
        assertThat(FeatureEvents.of("consciousness").among(events, AS_OF)).isEqualTo(new Behind(1, List.of("reading")));
        assertThat(FeatureEvents.of("age_years").among(events, AS_OF)).isEqualTo(Behind.NONE);
    }

    private static Event event(String id, Duration age, String... codes) {
        return new Event(AS_OF - age.toMillis(), 1, id, Set.of(codes));
    }
}
