package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.features.job.JobsMain;
import io.clinstream.features.workspace.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The training set of noon, before and after the laboratory corrected a result at one. */
class TrainingSetIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DAY = "2026-03-10";
    private static final String PATIENT = "PT00042";

    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, String> settings = Map.of();

    @Test
    void shouldBuildTheSameBytesBeforeAndAfterACorrectionThatWasNotKnownYet(@TempDir Path folder) throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(folder, StackOptions.everything(Distribution.ofThisJvm()))) {
            // Given: drawn at 08:00, resulted at 11:00
            settings = new HashMap<>(stack.addresses().environment());
            settings.put(Setting.DATA_DIR.key(), folder.resolve("jobs").toString());
            send(kafka().topics().subjects().name(), subject(), "06:00");
            send(kafka().topics().labs().name(), potassium(4.1, "11:00", 1), "11:00");
            send(kafka().topics().adverseEvents().name(), adverseEvent("AE-1", "12:10", "12:20"), "12:20");
            JsonNode before = askFor("12:30");

            // When: corrected at 13:00
            send(kafka().topics().labs().name(), potassium(5.3, "13:00", 2), "13:00");
            send(kafka().topics().adverseEvents().name(), adverseEvent("AE-2", "13:30", "13:40"), "13:40");

            // Then: as known before, it comes out the same, byte for byte, from the stores as they are now
            Said again = job(dates("12:30", "--verify"));
            assertThat(again.exitCode).as(again.err).isZero();
            assertThat(Json.MAPPER.readTree(again.out)).isEqualTo(before.path("manifest"));
            assertThat(train(folder, dates("12:30"))).containsExactly("null", "4.1");

            // And as known after, it differs
            Said after = job(dates("14:00"));
            assertThat(Json.MAPPER.readTree(after.out).at("/files/0/sha256"))
                    .isNotEqualTo(before.at("/manifest/files/0/sha256"));
            assertThat(train(folder, dates("14:00"))).containsExactly("null", "4.1", "4.1", "5.3");

            // And so does the row of noon itself, where it is asked for by what was known later
            assertThat(train(folder, noon(folder, "12:30", "AS_SERVED"))).containsExactly("4.1");
            assertThat(train(folder, noon(folder, "14:00", "AS_SERVED"))).containsExactly("4.1");
            assertThat(train(folder, noon(folder, "12:30", "AS_KNOWN"))).containsExactly("4.1");
            assertThat(train(folder, noon(folder, "14:00", "AS_KNOWN"))).containsExactly("5.3");
        }
    }

    /** Asks the service, and waits for the answer. */
    private JsonNode askFor(String knownAt) throws Exception {
        // A stack that has just begun cannot tell how far its log is before every partition has had a tick.
        await().atMost(PATIENCE)
                .until(() -> job("seal", "--date", DAY, "--json", "--progress", "off", "--dry-run").exitCode == 0);
        String body = "{\"from\":\"" + DAY + "\",\"to\":\"" + DAY + "\",\"known_at\":\"" + at(knownAt)
                + "\",\"split\":{\"rule\":\"PATIENT\"}}";
        HttpResponse<String> asked = http.send(
                HttpRequest.newBuilder(service("/training-sets"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        URI location = service(asked.headers().firstValue("Location").orElseThrow());
        await().atMost(PATIENCE)
                .until(() -> List.of("BUILT", "FAILED")
                        .contains(get(location).path("state").asText()));
        JsonNode built = get(location);
        assertThat(built.path("state").asText()).as(built.toString()).isEqualTo("BUILT");
        return built;
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private URI service(String path) {
        return URI.create(settings.get(Setting.FEATURE_SERVICE_URL.key()) + path);
    }

    private static String[] dates(String knownAt, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "training-set",
                "--from",
                DAY,
                "--to",
                DAY,
                "--known-at",
                at(knownAt).toString()));
        arguments.addAll(List.of("--split", "PATIENT", "--json", "--progress", "off"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static String[] noon(Path folder, String knownAt, String knowledge) throws IOException {
        Path list = folder.resolve("noon.csv");
        Files.writeString(list, "patient_id,instant\n" + PATIENT + "," + at("12:00") + "\n");
        return new String[] {
            "training-set",
            "--instants",
            list.toString(),
            "--known-at",
            at(knownAt).toString(),
            "--knowledge",
            knowledge,
            "--split",
            "PATIENT",
            "--json",
            "--progress",
            "off"
        };
    }

    /** The potassium of the rows in train. */
    private List<String> train(Path folder, String... arguments) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        Said said = job(all.toArray(String[]::new));
        assertThat(said.exitCode).as(said.err).isZero();
        List<String> values = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT lab_potassium_last FROM '" + out.resolve("train.parquet") + "'")) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    private record Said(int exitCode, String out, String err) {}

    private Said job(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = JobsMain.commandLine(connections(), Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private Connections connections() {
        return new Connections(() -> Configuration.of(settings));
    }

    private KafkaSettings kafka() {
        return connections().kafka();
    }

    /** Sends a record and waits until the patient's vector knows it: topics have no order among each other. */
    private void send(String topic, SpecificRecord value, String knownAt) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(kafka().producer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, PATIENT, value)))
                    .succeedsWithin(PATIENCE);
        }
        await().atMost(PATIENCE)
                .until(() -> get(service("/patients/" + PATIENT + "/features"))
                        .path("known_at")
                        .asText()
                        .startsWith(DAY + "T" + knownAt));
    }

    private static Subject subject() {
        return Subject.newBuilder()
                .setEventId("subject")
                .setPatientId(PATIENT)
                .setStudyId("STUDY")
                .setSource("edc")
                .setEventTime(at("06:00"))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setFirstDoseAt(at("06:00"))
                .build();
    }

    private static LabResult potassium(double value, String available, int version) {
        return LabResult.newBuilder()
                .setEventId("potassium-" + version)
                .setPatientId(PATIENT)
                .setStudyId("STUDY")
                .setSource("central-lab")
                .setEventTime(at("08:00"))
                .setAvailableAt(at(available))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setStatus(version == 1 ? ReportStatus.FINAL : ReportStatus.CORRECTED)
                .setVersion(version)
                .setCode("potassium")
                .setValue(value)
                .setUnit("mmol/L")
                .build();
    }

    private static AdverseEvent adverseEvent(String id, String onset, String available) {
        return AdverseEvent.newBuilder()
                .setEventId("report-" + id)
                .setPatientId(PATIENT)
                .setStudyId("STUDY")
                .setSource("edc")
                .setEventTime(at(onset))
                .setAvailableAt(at(available))
                .setReportedAt(at(available))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setAdverseEventId(id)
                .setTerm("Headache")
                .setCtcaeGrade(2)
                .build();
    }

    private static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }
}
