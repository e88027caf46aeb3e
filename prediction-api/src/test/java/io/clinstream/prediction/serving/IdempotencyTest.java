package io.clinstream.prediction.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.prediction.testing.Answers;
import io.clinstream.prediction.testing.StandingClock;
import io.clinstream.prediction.testing.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final StandingClock clock = new StandingClock(Vectors.AS_OF);
    private final Idempotency idempotency = new Idempotency(clock);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void shouldForgetAfterADay() {
        Outcome first = once("A", "k");
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(once("A", "k")).isSameAs(first);
        clock.advance(Duration.ofMillis(1));

        assertThat(once("A", "k")).isNotSameAs(first);
    }

    @Test
    void shouldKeepPatientsApart() {
        assertThat(once("A", "k")).isNotSameAs(once("B", "k"));
    }

    @Test
    void shouldMakeOnePredictionForManyAtOnce() {
        List<CompletableFuture<Outcome>> racing = IntStream.range(0, 16)
                .mapToObj(racer -> CompletableFuture.supplyAsync(() -> once("A", "k")))
                .toList();

        assertThat(racing.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(made).hasValue(1);
    }

    @Test
    void shouldTryAgainAfterAFailure() {
        assertThatThrownBy(() -> idempotency.once("A", "k", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(once("A", "k")).isInstanceOf(Outcome.Answered.class);
    }

    private Outcome once(String patient, String key) {
        return idempotency.once(
                patient, key, () -> new Outcome.Answered(Answers.of(Vectors.calm(), made.incrementAndGet())));
    }
}
