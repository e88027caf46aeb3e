package io.clinstream.features.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.SourceEvents;
import io.clinstream.audit.SourceEvents.Behind;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.prediction.audit.IndexedEvents;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.Contribution;
import io.clinstream.schema.Prediction;
import io.clinstream.schema.PredictionStatus;
import io.clinstream.testing.StackExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

/** What the feature service writes into the event index, the audit sink reads out of it, in a real Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(StackExtension.class)
class EventIndexIT {

    private static final Instant AS_OF = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RedisOnlineStore online;
    private EventIndex index;
    private IndexedEvents events;
    private RedisClient redis;

    @BeforeAll
    void connect(StackAddresses stack) {
        URI address = URI.create(stack.redisUrl());
        online = new RedisOnlineStore(address);
        index = new EventIndex(online.server());
        events = new IndexedEvents(address, PATIENCE);
        redis = RedisClient.create(address);
    }

    @AfterAll
    void disconnect() {
        redis.close();
        events.close();
        online.close();
    }

    @Test
    void shouldTellTheEventsBehindAFeatureUpToItsVector() {
        add(vital("EI-1", 1, "r1", 120, "heart_rate", "spo2"), vital("EI-1", 2, "r2", 60, "heart_rate"));
        add(vital("EI-1", 3, "r3", 1, "heart_rate"));

        Map<String, Behind> behind = behind("EI-1", 2, "heart_rate_mean_6h", "spo2_last");

        assertThat(behind.get("heart_rate_mean_6h")).isEqualTo(new Behind(2, List.of("r2", "r1")));
        assertThat(behind.get("spo2_last")).isEqualTo(new Behind(1, List.of("r1")));
    }

    @Test
    void shouldChangeNothingWhenEventsComeTwice() {
        IndexedEvent reading = vital("EI-2", 1, "r1", 10, "heart_rate");
        add(reading);
        add(reading);

        assertThat(behind("EI-2", 9, "heart_rate_mean_6h")
                        .get("heart_rate_mean_6h")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void shouldTakeAwayWhatWasWithdrawnOrCorrected() {
        add(vital("EI-3", 1, "r1", 10, "heart_rate", "spo2"));
        add(restated("EI-3", 2, "r2", 10, false, "heart_rate"));
        add(restated("EI-3", 3, "r3", 10, true, "spo2"));

        Map<String, Behind> behind = behind("EI-3", 9, "heart_rate_last", "spo2_last");

        assertThat(behind.get("heart_rate_last")).isEqualTo(new Behind(1, List.of("r2")));
        assertThat(behind.get("spo2_last")).isEqualTo(Behind.NONE);
    }

    @Test
    void shouldKeepADayOfVitalsAndNoMoreThanItsMost() {
        add(vital("EI-4", 1, "old", 25 * 60, "heart_rate"));
        for (int number = 0; number < EventIndex.MOST_EVENTS + 50; number += 50) {
            IndexedEvent[] batch = new IndexedEvent[50];
            for (int place = 0; place < 50; place++) {
                int minutes = 1_440 - (number + place) * 1_440 / (EventIndex.MOST_EVENTS + 100);
                batch[place] = vital("EI-4", 2 + number + place, "r" + (number + place), minutes, "heart_rate");
            }
            add(batch);
        }

        assertThat(redis.zcard("patient:EI-4:events:vitals")).isEqualTo(EventIndex.MOST_EVENTS);
        assertThat(redis.pttl("patient:EI-4:events:vitals")).isPositive();
    }

    @Test
    void shouldSayThatItCannotTell() {
        try (IndexedEvents nowhere = new IndexedEvents(URI.create("redis://127.0.0.1:1"), Duration.ofMillis(200))) {
            assertThat(nowhere.of(prediction("EI-5", 1, "heart_rate_last"))).isEmpty();
            assertThat(nowhere.of(prediction("EI-5", 1, "heart_rate_last"))).isEmpty();
        }
        assertThat(SourceEvents.UNAVAILABLE.of(prediction("EI-5", 1))).isEmpty();
    }

    @Test
    void shouldNotGuessForAVectorWithoutAPlaceInTheLog() {
        add(vital("EI-6", 1, "r1", 10, "heart_rate"));

        assertThat(events.of(prediction("EI-6", -5, "heart_rate_last"))).isEmpty();
        assertThat(events.of(prediction("EI-6", 5, "heart_rate_last"))).isPresent();
    }

    @Test
    void shouldKnowWhatAnEmptiedServerWasNotFilledFrom() {
        assertThat(index.unindexed(List.of("ei-topic-0", "ei-topic-1"))).containsExactly("ei-topic-0", "ei-topic-1");

        index.markIndexed(Set.of("ei-topic-1"));

        assertThat(index.unindexed(List.of("ei-topic-0", "ei-topic-1"))).containsExactly("ei-topic-0");
    }

    private void add(IndexedEvent... batch) {
        index.add(List.of(batch), Map.of(batch[0].patientId(), Instant.now().plus(Duration.ofDays(2))));
    }

    private static IndexedEvent vital(String patient, long offset, String id, int minutesBefore, String... codes) {
        return new IndexedEvent(
                patient, AS_OF.minus(Duration.ofMinutes(minutesBefore)), offset, id, Set.of(codes), true, false, false);
    }

    private static IndexedEvent restated(
            String patient, long offset, String id, int minutesBefore, boolean withdrawn, String... codes) {
        return new IndexedEvent(
                patient,
                AS_OF.minus(Duration.ofMinutes(minutesBefore)),
                offset,
                id,
                Set.of(codes),
                true,
                true,
                withdrawn);
    }

    private Map<String, Behind> behind(String patient, long offset, String... features) {
        return events.of(prediction(patient, offset, features)).orElseThrow();
    }

    private static Prediction prediction(String patient, long offset, String... features) {
        List<Contribution> contributions = List.of(features).stream()
                .map(feature -> Contribution.newBuilder()
                        .setFeature(feature)
                        .setContribution(0.1)
                        .setText("")
                        .build())
                .toList();
        return Prediction.newBuilder()
                .setPredictionId(new UUID(1, offset).toString())
                .setPatientId(patient)
                .setPredictedAt(AS_OF)
                .setStatus(PredictionStatus.SCORED)
                .setModelName("m")
                .setModelVersion("m-1")
                .setAsOf(AS_OF)
                .setVectorVersion("1-0-" + offset + "-0")
                .setContributions(
                        contributions.isEmpty()
                                ? List.of(Contribution.newBuilder()
                                        .setFeature("heart_rate_last")
                                        .setContribution(0.1)
                                        .setText("")
                                        .build())
                                : contributions)
                .setRequester("test")
                .setLatencyMicros(1)
                .build();
    }
}
