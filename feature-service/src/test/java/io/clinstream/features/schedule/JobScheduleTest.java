package io.clinstream.features.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobScheduleTest {

    private static final Optional<String> EVERY_SECOND = Optional.of("* * * * * ?");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final JobSchedule schedule = new JobSchedule(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void end() {
        schedule.close();
    }

    @Test
    void shouldRunAJobAtItsTimesAndCountIt() {
        AtomicInteger runs = new AtomicInteger();

        schedule.add("seal", EVERY_SECOND, runs::incrementAndGet);

        await().atMost(PATIENCE).until(() -> runs.get() >= 2);
        await().atMost(PATIENCE).until(() -> runs("good") >= 2);
        assertThat(registry.get("clinstream.features.job.success.timestamp.seconds")
                        .gauge()
                        .value())
                .isEqualTo((double) NOW.toEpochMilli() / 1000.0);
    }

    @Test
    void shouldGoOnAfterAFailure() {
        schedule.add("seal", EVERY_SECOND, () -> {
            throw new IllegalStateException("away");
        });

        await().atMost(PATIENCE).until(() -> runs("failed") >= 2);
        assertThat(runs("good")).isZero();
    }

    @Test
    void shouldNeverRunAJobWithoutTimes() {
        AtomicInteger other = new AtomicInteger();
        AtomicInteger never = new AtomicInteger();

        schedule.add("never", Optional.empty(), never::incrementAndGet);
        schedule.add("other", EVERY_SECOND, other::incrementAndGet);

        await().atMost(PATIENCE).until(() -> other.get() >= 1);
        assertThat(never).hasValue(0);
    }

    @Test
    void shouldRefuseWhatIsNoTime() {
        assertThatThrownBy(() -> schedule.add("seal", Optional.of("every night"), () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every night");
    }

    private double runs(String outcome) {
        return registry.get("clinstream.features.job.runs")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
