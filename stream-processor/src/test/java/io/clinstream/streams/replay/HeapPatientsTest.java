package io.clinstream.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.streams.testing.RandomLog;
import io.clinstream.streams.testing.Replay;
import io.clinstream.timeline.heap.HeapPatients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapPatientsTest {

    private static final int RECORDS = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldGiveTheSameVectorsWhenHardlyAnyoneIsKeptReady(long seed) {
        // Given
        List<RandomLog.Entry> log = RandomLog.of(seed, RECORDS);

        // When
        List<String> roomy = new Replay(patients(1_000)).take(log).vectors();
        List<String> narrow = new Replay(patients(1)).take(log).vectors();

        // Then
        assertThat(roomy).hasSizeGreaterThan(RECORDS / 2);
        assertThat(narrow).isEqualTo(roomy);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldGoOnWhereItWasWritten(long seed) throws IOException {
        // Given
        List<RandomLog.Entry> log = RandomLog.of(seed, RECORDS);
        List<String> whole = new Replay(patients(1_000)).take(log).vectors();

        // When
        HeapPatients memory = patients(3);
        Replay interrupted = new Replay(memory);
        for (int from = 0; from < log.size(); from += 97) {
            interrupted.take(log.subList(from, Math.min(from + 97, log.size())));
            memory = read(written(memory));
            interrupted.goOnWith(memory);
        }

        // Then
        assertThat(interrupted.vectors()).isEqualTo(whole);
    }

    @Test
    void shouldBeTheSameBytesForTheSameMemory() throws IOException {
        // Given
        HeapPatients memory = patients(2);
        new Replay(memory).take(RandomLog.of(21, RECORDS));

        // When, Then
        assertThat(written(read(written(memory)))).isEqualTo(written(memory));
        assertThat(memory.size()).isEqualTo(9);
    }

    @Test
    void shouldRefuseBytesOfAnotherFormat() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 9, 1, 2, 3}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 9");
    }

    private static HeapPatients patients(int ready) {
        return new HeapPatients(VectorPlan.current(), ready);
    }

    private static byte[] written(HeapPatients memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static HeapPatients read(byte[] bytes) throws IOException {
        return HeapPatients.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)), VectorPlan.current(), 3);
    }
}
