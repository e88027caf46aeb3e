package io.clinstream.operations.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BronzeLineTest {

    private static final byte[] VALUE = {0, 0, 0, 0, 7, 1, 2, 3};
    private static final String LINE = """
            {"topic":"clinical.vitals","partition":1,"offset":5,"append_time":"2026-11-20T07:00:00.123Z",\
            "append_time_ms":1795158000123,"key":"PT1","headers":{"h":"AQ=="},"schema_id":7,"value":{"a":1.5},\
            "payload_encoding":"base64","payload_base64":"AAAAAAcBAgM="}""";

    @Test
    void shouldBeTheRecordThatItSays() {
        BronzeLine line = BronzeLine.parse(LINE);

        assertThat(line.oneAppendTime()).isTrue();
        assertThat(line.differences(record("PT1", VALUE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AAAAAAcBAgM=, AAAAAAcBAgI=, payload_base64",
        "1795158000123, 1795158000122, append_time_ms",
        "PT1, PT0, key",
        "AQ==, AA==, headers"
    })
    void shouldSayWhichFieldIsNotTheRecords(String written, String flipped, String field) {
        BronzeLine line = BronzeLine.parse(LINE.replace(written, flipped));

        assertThat(line.differences(record("PT1", VALUE))).containsExactly(field);
    }

    @Test
    void shouldSeeThatTheTwoAppendTimesAreNotOne() {
        assertThat(BronzeLine.parse(LINE.replace("07:00:00.123Z", "07:00:00.122Z"))
                        .oneAppendTime())
                .isFalse();
        assertThat(BronzeLine.parse(LINE.replace("07:00:00.123Z", "07-00:00.123Z"))
                        .oneAppendTime())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AAAAAAcBAgM=, A*AAAAcBAgM=", "topic, to\\npic"})
    void shouldBeNoLineAtAllWhereItIsMalformed(String written, String flipped) {
        BronzeLine line = BronzeLine.parse(LINE.replace(written, flipped.replace("\\n", "\"")));

        assertThat(line.offset()).isEqualTo(-1);
        assertThat(line.payload()).isNull();
    }

    @Test
    void shouldCompareTheDecodedValueFieldByField() throws IOException {
        // Given
        GenericRecord decoded = new GenericData.Record(SchemaBuilder.record("Reading")
                .fields()
                .requiredDouble("heart_rate")
                .optionalLong("at")
                .name("codes")
                .type(SchemaBuilder.map().values().booleanType())
                .noDefault()
                .endRecord());
        decoded.put("heart_rate", 0.1);
        decoded.put("at", 7L);
        decoded.put("codes", Map.of("x", true));
        ObjectNode stored = (ObjectNode) Json.MAPPER.readTree("{\"heart_rate\":0.1,\"at\":7,\"codes\":{\"x\":true}}");

        // When / Then
        assertThat(BronzeValue.difference(stored, decoded)).isEmpty();
        assertThat(BronzeValue.difference(stored.deepCopy().put("heart_rate", Math.nextUp(0.1)), decoded))
                .contains("value.heart_rate");
        assertThat(BronzeValue.difference(stored.deepCopy().put("at", 6), decoded))
                .contains("value.at");
        assertThat(BronzeValue.difference(stored.deepCopy().put("more", 6), decoded))
                .contains("value");
        ObjectNode other = stored.deepCopy();
        other.putObject("codes").put("x", false);
        assertThat(BronzeValue.difference(other, decoded)).contains("value.codes.x");
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", new byte[] {1});
        return new ConsumerRecord<>(
                "clinical.vitals",
                1,
                5,
                1795158000123L,
                TimestampType.LOG_APPEND_TIME,
                3,
                value.length,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                java.util.Optional.empty());
    }
}
