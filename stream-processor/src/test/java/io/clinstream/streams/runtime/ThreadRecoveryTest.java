package io.clinstream.streams.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.registry.RegistryUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadRecoveryTest {

    private final Clock still = Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void shouldReplaceAFewThreadsAndThenStop() {
        // Given
        ThreadRecovery recovery = new ThreadRecovery("intake", still);
        for (int death = 1; death <= 5; death++) {
            assertThat(recovery.handle(new IllegalStateException("a bug"))).isEqualTo(REPLACE_THREAD);
        }

        // Then
        assertThat(recovery.handle(new IllegalStateException("a bug"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldNotCountARegistryThatStaysAway() {
        ThreadRecovery recovery = new ThreadRecovery("intake", still);

        for (int death = 1; death <= 20; death++) {
            assertThat(recovery.handle(new StreamsException(new RegistryUnavailableException("away"))))
                    .isEqualTo(REPLACE_THREAD);
        }
    }
}
