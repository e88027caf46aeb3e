package io.clinstream.prediction.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.prediction.testing.FakeKeyStore;
import io.clinstream.prediction.testing.StandingClock;
import io.clinstream.prediction.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private final StandingClock clock = new StandingClock(Vectors.AS_OF);
    private final FakeKeyStore store = new FakeKeyStore();
    private final Idempotency idempotency = new Idempotency(store, clock);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void shouldForgetInMemoryAfterADay() {
        String first = once("A", "k");
        store.clear();
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(once("A", "k")).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));

        assertThat(once("A", "k")).isNotEqualTo(first);
    }

    @Test
    void shouldGiveTheSameBytesFromAnotherInstance() {
        String first = once("A", "k");
        Idempotency other = new Idempotency(store, clock);

        GivenAnswer given = other.once("A", "k", this::prediction);

        assertThat(text(given)).isEqualTo(first);
        assertThat(given.isReplay()).isTrue();
        assertThat(made).hasValue(1);
    }

    @Test
    void shouldRefuseKeyOfAnotherPatientInMemoryAndInTheStore() {
        once("A", "k");

        assertThatThrownBy(() -> once("B", "k")).isInstanceOf(KeyReusedException.class);
        Idempotency other = new Idempotency(store, clock);
        assertThatThrownBy(() -> other.once("B", "k", this::prediction)).isInstanceOf(KeyReusedException.class);
        assertThat(made).hasValue(1);
    }

    @Test
    void shouldMakeOnePredictionForManyAtOnce() {
        List<CompletableFuture<String>> racing = IntStream.range(0, 16)
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

        assertThat(once("A", "k")).isEqualTo("prediction 1");
    }

    private String once(String patient, String key) {
        return text(idempotency.once(patient, key, this::prediction));
    }

    private byte[] prediction() {
        return ("prediction " + made.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(GivenAnswer given) {
        return new String(given.json(), StandardCharsets.UTF_8);
    }
}
