package io.clinstream.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.streams.testing.FeaturesFixture;
import io.clinstream.streams.testing.RandomLog;
import io.clinstream.streams.testing.Replay;
import io.clinstream.streams.testing.Vector;
import io.clinstream.timeline.heap.HeapPatients;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application and the replay in the heap are the same timeline: their vectors are, one by one. */
class LiveEqualsReplayTest {

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldEmitWhatAReplayEmits(long seed) {
        // Given
        List<RandomLog.Entry> log = RandomLog.of(seed, 900);
        List<String> replayed =
                new Replay(new HeapPatients(VectorPlan.current(), 2)).take(log).vectors();

        // When
        List<String> live;
        try (FeaturesFixture features = FeaturesFixture.holding(3)) {
            log.forEach(record -> features.append(record.event(), record.appendedAt()));
            live = features.vectors().stream().map(Vector::identity).toList();
        }

        // Then
        assertThat(live).hasSizeGreaterThan(400).isEqualTo(replayed);
    }
}
