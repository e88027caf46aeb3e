package io.clinstream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.clinstream.features.job.JobsMain;
import io.clinstream.features.workspace.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import io.clinstream.schema.VitalSigns;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From raw records to a sealed date, and to its next version when a report is withdrawn. */
class SealIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final LocalDate DATE = LocalDate.parse("2026-03-10");

    private Map<String, String> settings = Map.of();

    @Test
    void shouldSealANewVersionWhenAReportIsWithdrawnAndKeepTheOld(@TempDir Path folder) throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(folder, StackOptions.everything(Distribution.ofThisJvm()))) {
            // Given
            settings = new HashMap<>(stack.addresses().environment());
            settings.put(Setting.DATA_DIR.key(), folder.resolve("jobs").toString());
            for (String patient : List.of("PT-A", "PT-B")) {
                send(kafka().topics().subjects().name(), patient, subject(patient));
                send(kafka().topics().vitals().name(), patient, heartRate(patient, "2026-03-10T08:00:00Z"));
                send(kafka().topics().vitals().name(), patient, heartRate(patient, "2026-03-10T09:00:00Z"));
                waitForVectorsOf(patient);
            }
            send(
                    kafka().topics().adverseEvents().name(),
                    "PT-A",
                    report(1, ReportStatus.FINAL, "2026-03-12T00:00:00Z"));
            await().atMost(PATIENCE).until(() -> positives(look()) > 0);

            // When
            JsonNode first = seal();
            Map<String, String> before = sealedObjects();
            send(
                    kafka().topics().adverseEvents().name(),
                    "PT-A",
                    report(2, ReportStatus.ENTERED_IN_ERROR, "2026-03-20T00:00:00Z"));
            await().atMost(PATIENCE).until(() -> look().path("result").asText().equals("WOULD_SEAL"));
            JsonNode second = seal();
            JsonNode third = seal();

            // Then: the first version knows the event, the second does not, and nothing of the first has changed
            assertThat(first.path("result").asText()).isEqualTo("SEALED");
            assertThat(first.path("version").asInt()).isEqualTo(1);
            assertThat(first.path("files").asInt()).isEqualTo(1);
            assertThat(second.path("version").asInt()).isEqualTo(2);
            assertThat(positives(second)).isZero();
            assertThat(third.path("result").asText()).isEqualTo("UNCHANGED");
            assertThat(sealedObjects()).containsAllEntriesOf(before);
            assertThat(states(1, folder))
                    .contains("PT-A POSITIVE 1", "PT-B NEGATIVE_MATURE 0")
                    .doesNotContain("PT-A NEGATIVE_MATURE 0");
            assertThat(states(2, folder)).containsOnly("PT-A NEGATIVE_MATURE 0", "PT-B NEGATIVE_MATURE 0");

            // And what was known before the withdrawal can be asked for again
            assertThat(positives(seal("--dry-run", "--cut-off", "2026-03-15T00:00:00Z")))
                    .isEqualTo(positives(first));
            assertThat(job("sealed", "--verify", "--progress", "off").exitCode).isZero();

            // And bronze, replayed, gives the same vectors to the bit, from which the same date can be sealed
            JsonNode replayed = backfill();
            assertThat(replayed.at("/differences/compared").asLong()).isPositive();
            assertThat(replayed.at("/differences/columns/heart_rate_mean_24h/different")
                            .asLong(-1))
                    .isZero();
            JsonNode fourth = seal("--source", "backfill:again");
            assertThat(fourth.path("result").asText()).isEqualTo("SEALED");
            assertThat(fourth.path("rows")).isEqualTo(second.path("rows"));
            assertThat(fourth.path("states")).isEqualTo(second.path("states"));
        }
    }

    private void waitForVectorsOf(String patient) {
        long rows = patient.equals("PT-A") ? 2 : 4;
        await().atMost(PATIENCE).until(() -> look().path("rows").asLong() >= rows);
    }

    /** What sealing would do now; missing while the stack is not that far. */
    private JsonNode look() throws IOException {
        Said said = job("seal", "--date", DATE.toString(), "--json", "--progress", "off", "--dry-run");
        return said.exitCode == 0 ? Json.MAPPER.readTree(said.out).path("dates").path(0) : MissingNode.getInstance();
    }

    private static long positives(JsonNode outcome) {
        return outcome.at("/states/adverse_event_24h/POSITIVE").asLong();
    }

    /** Bronze may be a moment behind the stores that were sealed: then the replay has less, and says so. */
    private JsonNode backfill() throws IOException {
        Said said = job("backfill", "--name", "again", "--compare", "offline", "--json", "--progress", "off");
        assertThat(said.exitCode).as(said.out + said.err).isZero();
        return Json.MAPPER.readTree(said.out);
    }

    private JsonNode seal(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("seal", "--date", DATE.toString(), "--json", "--progress", "off"));
        arguments.addAll(List.of(more));
        Said said = job(arguments.toArray(String[]::new));
        assertThat(said.exitCode).as(said.out + said.err).isZero();
        return Json.MAPPER.readTree(said.out).path("dates").path(0);
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

    private Map<String, String> sealedObjects() {
        ObjectStore store = connections().objects();
        Map<String, String> checksums = new HashMap<>();
        for (ObjectInfo object : store.list("features/sealed/")) {
            checksums.put(object.key(), Checksum.of(store.find(object.key()).orElseThrow()));
        }
        return checksums;
    }

    private List<String> states(int version, Path folder) throws Exception {
        SealedDates dates = new SealedDates(connections().objects());
        SealedManifest manifest = dates.find(DATE, version).orElseThrow();
        Path file = dates.download(manifest.files().get(0), folder);
        List<String> states = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT patient_id || ' ' || label_state || ' ' || adverse_event_24h FROM read_parquet('" + file
                                + "')")) {
            while (rows.next()) {
                states.add(rows.getString(1));
            }
        }
        return states;
    }

    private void send(String topic, String patient, SpecificRecord value) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(kafka().producer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, patient, value)))
                    .succeedsWithin(PATIENCE);
        }
    }

    private static Subject subject(String patient) {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        return Subject.newBuilder()
                .setEventId("subject-" + patient)
                .setPatientId(patient)
                .setStudyId("STUDY")
                .setSource("edc")
                .setEventTime(start)
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setSex(Sex.FEMALE)
                .setEnrolledAt(start)
                .setFirstDoseAt(start.plus(Duration.ofHours(10)))
                .build();
    }

    private static VitalSigns heartRate(String patient, String time) {
        return VitalSigns.newBuilder()
                .setEventId("vitals-" + patient + time)
                .setPatientId(patient)
                .setStudyId("STUDY")
                .setSource("monitor")
                .setEventTime(Instant.parse(time))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setHeartRate(new Quantity(72.0, "/min"))
                .build();
    }

    private static AdverseEvent report(int version, ReportStatus status, String available) {
        return AdverseEvent.newBuilder()
                .setEventId("report-" + version)
                .setPatientId("PT-A")
                .setStudyId("STUDY")
                .setSource("edc")
                .setEventTime(Instant.parse("2026-03-10T20:00:00Z"))
                .setAvailableAt(Instant.parse(available))
                .setReportedAt(Instant.parse(available))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("load")
                .setStatus(status)
                .setVersion(version)
                .setAdverseEventId("AE-1")
                .setTerm("Headache")
                .setCtcaeGrade(2)
                .build();
    }
}
