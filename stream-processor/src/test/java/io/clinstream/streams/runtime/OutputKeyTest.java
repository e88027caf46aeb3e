package io.clinstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.junit.jupiter.api.Test;

class OutputKeyTest {

    private final Serializer<OutputKey> serializer = OutputKey.serializer();
    private final StreamPartitioner<OutputKey, byte[]> partitioner = OutputKey.partitioner();

    @Test
    void shouldLeaveThePlaceOfAPatientToItsKey() {
        OutputKey key = OutputKey.ofPatient("PT1");

        assertThat(serializer.serialize("t", key)).isEqualTo("PT1".getBytes(StandardCharsets.UTF_8));
        assertThat(partitioner.partitions("t", key, new byte[0], 4)).isEmpty();
    }

    @Test
    void shouldPlaceATickWithoutAKey() {
        OutputKey key = OutputKey.at(3);

        assertThat(serializer.serialize("t", key)).isNull();
        assertThat(partitioner.partitions("t", key, new byte[0], 4)).contains(Set.of(3));
    }

    @Test
    void shouldKeepTheBytesOfADeadLettersKey() {
        byte[] bytes = {0, (byte) 0xFF};

        assertThat(serializer.serialize("t", OutputKey.at(0, bytes))).isEqualTo(bytes);
    }
}
