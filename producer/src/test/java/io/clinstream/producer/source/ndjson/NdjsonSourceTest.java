package io.clinstream.producer.source.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.files.TrialFileException;
import io.clinstream.producer.SourceReading;
import io.clinstream.producer.event.Payload;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdjsonSourceTest {

    private static final String DECODED = """
            {"topic":"clinical.vitals","partition":1,"offset":7,"append_time":"2024-05-01T10:00:01Z",\
            "append_time_ms":1714557601000,"key":"PT1","headers":{"trace":"YWJj"},"schema_id":4,\
            "value":{"event_id":"e1","patient_id":"PT1","study_id":"S","source":"m",\
            "event_time":1714557600000,"event_time_precision":"SECOND","clock":"LIVE","status":"FINAL","version":1,\
            "heart_rate":{"value":80.5,"unit":"/min"},"spo2":null,"end_of_load":false},\
            "payload_encoding":"base64","payload_base64":"AAAAAAQC"}
            """;

    @Test
    void shouldReadADecodedValueAsARecordOfTheContract(@TempDir Path folder) throws IOException {
        RawEvent event = read(folder, DECODED).events().get(0);

        assertThat(event.topic()).isEqualTo(RawTopic.VITALS);
        assertThat(event.key()).isEqualTo(bytes("PT1"));
        assertThat(event.due()).isEqualTo(Instant.parse("2024-05-01T10:00:01Z"));
        assertThat(event.headers()).singleElement().satisfies(header -> {
            assertThat(header.key()).isEqualTo("trace");
            assertThat(header.value()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        });
        VitalSigns reading = (VitalSigns) event.content().orElseThrow();
        assertThat(reading.getHeartRate()).isEqualTo(new Quantity(80.5, "/min"));
        assertThat(reading.getSpo2()).isNull();
        assertThat(reading.getEventTime()).isEqualTo(Instant.parse("2024-05-01T10:00:00Z"));
        assertThat(reading.getEventTimePrecision()).isEqualTo(TimePrecision.SECOND);
    }

    @Test
    void shouldSendTheOriginalBytesOfWhatDoesNotDecode(@TempDir Path folder) throws IOException {
        byte[] poison = {1, 2, 3};
        String line = "{\"topic\":\"ward.labs\",\"append_time\":\"2024-05-01T10:00:00Z\",\"key\":null,\"value\":null,"
                + "\"decode_error\":\"UNDECODABLE\",\"payload_base64\":\""
                + Base64.getEncoder().encodeToString(poison) + "\"}";

        RawEvent event = read(folder, line).events().get(0);

        assertThat(event.topic()).isEqualTo(RawTopic.LABS);
        assertThat(event.key()).isNull();
        assertThat(event.payload()).isEqualTo(new Payload.Original(Bytes.wrap(poison)));
    }

    @Test
    void shouldSendTheOriginalBytesOfAValueThatDoesNotFitItsTopic(@TempDir Path folder) throws IOException {
        RawEvent event = read(folder, DECODED.replace("\"source\":\"m\",", "\"source\":\"m\",\"colour\":\"red\","))
                .events()
                .get(0);

        assertThat(event.payload()).isEqualTo(new Payload.Original(Bytes.wrap(new byte[] {0, 0, 0, 0, 4, 2})));
    }

    @Test
    void shouldSendATombstoneAsATombstone(@TempDir Path folder) throws IOException {
        RawEvent event = read(
                        folder,
                        "{\"topic\":\"clinical.subjects\",\"append_time_ms\":5,\"key\":\"PT1\",\"value\":null,"
                                + "\"payload_base64\":null}")
                .events()
                .get(0);

        assertThat(event.payload()).isEqualTo(new Payload.Original(null));
    }

    @Test
    void shouldCountRecordsOfOtherTopics(@TempDir Path folder) throws IOException {
        SourceReading read = read(folder, "{\"topic\":\"clinical.events\",\"append_time_ms\":5}\n\n" + DECODED);

        assertThat(read.events()).hasSize(1);
        assertThat(read.skipped()).isEqualTo(Map.of("ndjson: topic clinical.events is not a raw topic", 1L));
    }

    @Test
    void shouldReadGzip(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chunk.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(DECODED.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(SourceReading.of(new NdjsonSource(List.of(file))).events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "not json;                                                    file.ndjson, row 1: this is no archived record",
                "{\"partition\":1};                                           field topic must be there",
                "{\"topic\":\"clinical.vitals\"};                             field append_time must be there",
                "{\"topic\":\"clinical.vitals\",\"append_time\":\"noon\"};    field append_time must be an ISO 8601 instant",
                "{\"topic\":\"clinical.vitals\",\"append_time_ms\":1,\"payload_base64\":\"*\"}; field payload_base64 must be base64",
                "{\"topic\":\"clinical.vitals\",\"append_time_ms\":1,\"value\":{\"a\":1}};      field value does not fit"
            })
    void shouldNameTheLineThatIsNoRecord(String line, String message, @TempDir Path folder) {
        assertThatThrownBy(() -> read(folder, line))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining(message);
    }

    private static SourceReading read(Path folder, String lines) throws IOException {
        Path file = folder.resolve("file.ndjson");
        Files.writeString(file, lines);
        return SourceReading.of(new NdjsonSource(List.of(file)));
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
