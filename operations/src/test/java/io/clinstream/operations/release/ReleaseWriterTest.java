package io.clinstream.operations.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.contract.ReleaseHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseWriterTest {

    private static final Release RELEASE = new Release("id-1", "anna", "clock of m repaired");

    private final Letters letters = new Letters();
    private final byte[] value = letters.reading("m", Letters.APPENDED);
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ReleaseWriter writer = new ReleaseWriter(producer, Letters.TOPIC, RELEASE);

    @BeforeEach
    void beginTransactions() {
        producer.initTransactions();
    }

    @Test
    void shouldSendTheBytesBackToTheirPartitionAndNoteIt() {
        // When
        writer.add(letter(3, 17, "RECORD", 42));
        writer.flush();

        // Then
        List<ProducerRecord<byte[], byte[]>> sent = producer.history();
        assertThat(sent).hasSize(2);
        ProducerRecord<byte[], byte[]> again = sent.get(0);
        assertThat(again.topic()).isEqualTo("clinical.vitals");
        assertThat(again.partition()).isEqualTo(3);
        assertThat(again.key()).isEqualTo("P1".getBytes(StandardCharsets.UTF_8));
        assertThat(again.value()).isEqualTo(value);
        assertThat(header(again, ReleaseHeaders.RELEASED_FROM)).isEqualTo("3/17");
        assertThat(header(again, ReleaseHeaders.ORIGIN)).isEqualTo("3/42");
        ProducerRecord<byte[], byte[]> note = sent.get(1);
        assertThat(note.topic()).isEqualTo(Letters.TOPIC);
        assertThat(note.partition()).isEqualTo(3);
        assertThat(note.value()).isNull();
        assertThat(header(note, ReleaseHeaders.RELEASED_LETTER)).isEqualTo("17");
        // The mock knows no cluster, so it stores everything in partition 0.
        assertThat(header(note, ReleaseHeaders.RELEASED_TO)).isEqualTo("clinical.vitals 0/0");
        assertThat(sent).allSatisfy(record -> {
            assertThat(header(record, ReleaseHeaders.RELEASE_ID)).isEqualTo("id-1");
            assertThat(header(record, ReleaseHeaders.RELEASED_BY)).isEqualTo("anna");
            assertThat(header(record, ReleaseHeaders.RELEASED_WHY)).isEqualTo("clock of m repaired");
        });
    }

    @Test
    void shouldSendAReadingOnceForAllItsLetters() {
        // When
        writer.add(letter(0, 1, "MEASUREMENT", 42));
        writer.add(letter(0, 2, "MEASUREMENT", 42));
        writer.flush();
        writer.add(letter(0, 3, "MEASUREMENT", 42));
        writer.flush();

        // Then: one reading, and a note beside each of the three letters
        assertThat(producer.history().stream().filter(record -> record.value() != null))
                .hasSize(1);
        assertThat(producer.history().stream()
                        .filter(record -> record.value() == null)
                        .map(note -> header(note, ReleaseHeaders.RELEASED_LETTER)))
                .containsExactly("1", "2", "3");
        assertThat(writer.sentByTopic()).containsEntry("clinical.vitals", 1L);
    }

    @Test
    void shouldReleaseNothingWhenTheTransactionFails() {
        // Given
        producer.commitTransactionException = new KafkaException("broker away");
        writer.add(letter(0, 1, "RECORD", 42));

        // When / Then
        assertThatThrownBy(writer::flush).hasMessage("broker away");
        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionAborted()).isTrue();
    }

    private Letter letter(int partition, long offset, String scope, long origin) {
        return Letter.in(letters.letter(partition, offset, "CLOCK_SKEW", scope, origin, value))
                .orElseThrow();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
