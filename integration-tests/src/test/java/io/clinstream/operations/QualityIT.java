package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.features.job.JobsMain;
import io.clinstream.features.workspace.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.registry.AvroEncoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duplicates, refusals, a torn reading and late records, planted, are what the day's report finds. */
class QualityIT {

    private static final int GOOD = 10;
    private static final int REPEATED = 3;
    private static final int IMPOSSIBLE = 2;
    private static final int LATE = 2;
    private static final int RECORDS = GOOD + REPEATED + IMPOSSIBLE + 1 + LATE + 1;
    private static final int ACCEPTED = GOOD + REPEATED + 1 + LATE;
    private static final int ROWS = GOOD + 1 + LATE;

    private final Topics topics = Topics.byDefault();
    private final Instant start = Instant.now().minus(Duration.ofMinutes(20));

    @Test
    void shouldFindWhatWasPlanted(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.start(folder)) {
            // Given
            Configuration configuration =
                    Configuration.of(system.stack().addresses().environment());
            LocalDate date = send(configuration, planted());

            // When: the day is over
            Clock tomorrow = Clock.fixed(
                    date.plusDays(1).atStartOfDay(ZoneOffset.UTC).plusHours(1).toInstant(), ZoneOffset.UTC);
            JsonNode report = quality(configuration, tomorrow, date);

            // Then
            assertThat(report.path("complete").asBoolean()).isTrue();
            assertThat(report.path("sources")).hasSize(1);
            JsonNode source = report.path("sources").get(0);
            assertThat(source.path("source").asText()).isEqualTo("ward");
            assertThat(source.path("records").asInt()).isEqualTo(RECORDS);
            assertThat(source.path("accepted").asInt()).isEqualTo(ACCEPTED);
            assertThat(source.at("/refused/IMPOSSIBLE_VALUE").asInt()).isEqualTo(IMPOSSIBLE);
            assertThat(source.at("/refused/CLOCK_SKEW").asInt()).isEqualTo(1);
            assertThat(source.at("/lost/IMPOSSIBLE_VALUE").asInt()).isEqualTo(1);
            assertThat(figure(report, "refused")).containsExactly(IMPOSSIBLE + 1, RECORDS);
            assertThat(figure(report, "unaccounted")).containsExactly(0, RECORDS);
            assertThat(figure(report, "partial")).containsExactly(1, ACCEPTED);
            assertThat(figure(report, "duplicates")).containsExactly(REPEATED, ACCEPTED);
            assertThat(figure(report, "late")).containsExactly(LATE, ROWS);
            assertThat(figure(report, "measurements")).containsExactly(RECORDS + 1, 2 * RECORDS);

            // And it is published, once
            assertThat(MinioObjectStore.from(configuration).list("quality/date=" + date + "/"))
                    .extracting(object -> object.key().substring(object.key().lastIndexOf('/') + 1))
                    .containsExactlyInAnyOrder("quality.json", "quality.parquet");
            assertThat(quality(configuration, tomorrow, date)).isEqualTo(report);
        }
    }

    private static List<Integer> figure(JsonNode report, String measure) {
        for (JsonNode row : report.path("rows")) {
            if (row.path("measure").asText().equals(measure)
                    && row.path("source").asText().equals("ward")) {
                return List.of(row.path("part").asInt(), row.path("whole").asInt());
            }
        }
        throw new AssertionError("no figure " + measure + " in " + report);
    }

    private static JsonNode quality(Configuration configuration, Clock clock, LocalDate date) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = JobsMain.commandLine(new Connections(() -> configuration), clock)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("quality", "--date", date.toString(), "--settle", "240", "--json", "--progress", "off");
        // Refusals far beyond the limit were planted.
        assertThat(exitCode).as(err.toString()).isEqualTo(1);
        return Json.MAPPER.readTree(out.toString());
    }

    private List<VitalSigns> planted() {
        List<VitalSigns> readings = new ArrayList<>();
        for (int number = 0; number < GOOD; number++) {
            readings.add(reading("good-" + number, start.plusSeconds(number), 60 + number)
                    .build());
        }
        readings.addAll(readings.subList(0, REPEATED));
        for (int number = 0; number < IMPOSSIBLE; number++) {
            readings.add(reading("impossible-" + number, start.plusSeconds(100 + number), 9999)
                    .build());
        }
        readings.add(reading("torn", start.plusSeconds(200), 80)
                .setSpo2(new Quantity(300.0, "%"))
                .build());
        for (int number = 0; number < LATE; number++) {
            readings.add(reading("late-" + number, start.minus(Duration.ofDays(400 + number)), 80)
                    .build());
        }
        readings.add(
                reading("ahead", Instant.now().plus(Duration.ofHours(1)), 80).build());
        return readings;
    }

    private static VitalSigns.Builder reading(String id, Instant at, double heartRate) {
        return VitalSigns.newBuilder()
                .setEventId(id)
                .setPatientId("PT-quality")
                .setStudyId("IT")
                .setSource("ward")
                .setEventTime(at)
                .setHeartRate(new Quantity(heartRate, "/min"));
    }

    /** Sends them in this order; returns the day on which they were appended. */
    private LocalDate send(Configuration configuration, List<VitalSigns> readings) throws Exception {
        KafkaSettings kafka = KafkaSettings.from(configuration);
        SchemaRegistryClient registry = new SchemaRegistryClient(kafka.registryUrl());
        int schema = registry.idOf(topics.vitals().subject(), VitalSigns.getClassSchema());
        long appended = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (VitalSigns reading : readings) {
                appended = producer.send(new ProducerRecord<>(
                                topics.vitals().name(),
                                reading.getPatientId().getBytes(StandardCharsets.UTF_8),
                                AvroEncoder.encode(schema, reading)))
                        .get()
                        .timestamp();
            }
        }
        return LocalDate.ofInstant(Instant.ofEpochMilli(appended), ZoneOffset.UTC);
    }
}
