package io.clinstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.features.FeatureServiceMain;
import io.clinstream.platform.config.Configuration;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.ReadApiClient.Answer;
import io.clinstream.streams.testing.Vector;
import io.clinstream.testing.StackExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The read API over a loaded patient, whose instants are the same in every run and who is that of
 * {@code docs/read-api.md}, and over a live one.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadApiIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOADED = "PT00042";
    private static final String ENDED = "it-read-ended";
    private static final String LIVE = "it-read-live";
    private static final List<String> PATIENTS = List.of(LOADED, ENDED, LIVE);
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    /** Minutes from the first reading to each; the fifth is that of noon. */
    private static final List<Integer> MINUTES =
            List.of(0, 65, 140, 190, 240, 330, 375, 440, 505, 555, 620, 690, 1_500, 1_510);

    private static final int NOON = 4;
    private static final int LIVE_READINGS = 12;

    private PrivateTopics log;
    private StreamProcessorProcess processor;
    private FeatureServiceMain service;
    private ReadApiClient api;

    @BeforeAll
    void load(StackAddresses addresses, @TempDir Path folder) throws Exception {
        log = PrivateTopics.make(addresses.environment(), "it-read", 2);
        Map<String, String> settings = log.settings(Map.of(
                "CLINSTREAM_INSTANCE_ID", "it-read",
                "CLINSTREAM_OBJECT_MAX_AGE", "PT1S",
                "CLINSTREAM_OBJECT_LOAD_IDLE", "PT1S",
                "CLINSTREAM_DATA_DIR", folder.toString()));
        service = FeatureServiceMain.start(Configuration.of(settings), Clock.systemUTC());
        processor = StreamProcessorProcess.start(settings, folder);
        api = new ReadApiClient(service.port());
        produce();
        await().atMost(PATIENCE)
                .until(() -> vectors(ENDED).stream().anyMatch(vector -> "END_OF_LOAD".equals(vector.trigger())));
        await().atMost(PATIENCE).until(() -> events(LOADED) == MINUTES.size() + 1);
        await().atMost(PATIENCE).until(() -> events(LIVE) == LIVE_READINGS);
        for (String patient : PATIENTS) {
            await().atMost(PATIENCE)
                    .until(() -> stored(patient) >= vectors(patient).size());
            await().atMost(PATIENCE)
                    .until(() -> api.get("/patients/" + patient + "/features").status() == 200);
        }
    }

    @AfterAll
    void stop() {
        processor.close();
        service.close();
    }

    @Test
    void shouldComputeEveryStoredVectorAgainToTheBit() throws Exception {
        for (String patient : PATIENTS) {
            for (Vector vector : lastOfEachInstant(patient)) {
                // When
                String asOf = instant(vector, "as_of").toString();
                Answer answer = api.get("/patients/" + patient + "/features?as_of=" + asOf);

                // Then
                assertThat(answer.status()).as(asOf).isEqualTo(200);
                assertThat(answer.body().path("vector_sha256").asText())
                        .as("vector of %s as of %s", patient, asOf)
                        .isEqualTo(vector.sha256());
                assertThat(answer.body().path("stored").path("equal").asBoolean())
                        .isTrue();
                assertThat(answer.body().path("stored").path("offset").isNumber())
                        .isTrue();
                assertSameNumbers(answer.body().path("features"), vector);
            }
        }
    }

    @Test
    void shouldTellWhatWasKnownBeforeTheCorrectionFromWhatWasKnownAfter() throws Exception {
        // Given
        String noon = "/patients/" + LOADED + "/features?as_of=2026-03-02T12:30:00Z";

        // When
        Answer before = api.get(noon + "&known_at=2026-03-02T12:59:59.999Z");
        Answer after = api.get(noon + "&known_at=2026-03-02T13:00:00Z");

        // Then
        assertThat(before.body().path("features").path("heart_rate_last").asDouble())
                .isEqualTo(76.0);
        assertThat(after.body().path("features").path("heart_rate_last").asDouble())
                .isEqualTo(112.0);
        assertThat(after.body().path("vector_sha256"))
                .isNotEqualTo(before.body().path("vector_sha256"));
        assertThat(after.body().path("as_of")).isEqualTo(before.body().path("as_of"));
        assertThat(before.body().path("events").asInt() + 1)
                .isEqualTo(after.body().path("events").asInt());
    }

    @Test
    void shouldPageThroughAFeatureAsTheVectorsHaveIt() throws Exception {
        // Given
        List<Double> expected = new ArrayList<>();
        vectors(LOADED).forEach(vector -> expected.add(vector.feature("heart_rate_last")));
        String path = "/patients/" + LOADED + "/features/heart_rate_last/history?limit=5";

        // When
        List<Double> values = new ArrayList<>();
        Answer page = api.get(path);
        while (true) {
            page.body()
                    .path("points")
                    .forEach(point -> values.add(
                            point.path("value").isNull()
                                    ? null
                                    : point.path("value").doubleValue()));
            if (!page.body().has("next_cursor")) {
                break;
            }
            assertThat(page.body().path("points")).hasSize(5);
            page = api.get(path + "&cursor=" + page.body().path("next_cursor").asText());
        }

        // Then
        assertThat(values).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldCutAHistoryAtItsEnds() throws Exception {
        JsonNode points = api.get("/patients/" + LOADED + "/features/heart_rate_last/history"
                        + "?from=2026-03-02T11:10:00Z&to=2026-03-02T12:00:00Z")
                .body()
                .path("points");

        assertThat(points.findValuesAsText("as_of")).containsExactly("2026-03-02T11:10:00Z", "2026-03-02T11:20:00Z");
    }

    @Test
    void shouldAnswerABatchWithAStatusPerPatient() throws Exception {
        JsonNode rows = api.post("/features:batch", """
                        {"patients": ["it-read-live", "it-read-nobody"], "features": ["heart_rate_last", "spo2_last"]}
                        """).body().path("results");

        assertThat(rows.findValuesAsText("status")).containsExactly("PRESENT", "UNKNOWN");
        assertThat(rows.path(0).path("values").path(0).asDouble()).isEqualTo(80.0 + LIVE_READINGS - 1);
        assertThat(rows.path(0).path("values").path(1).isNull()).isTrue();
    }

    @Test
    void shouldSendNothingThatTheAskerHas() throws Exception {
        for (String path : List.of("/catalogue", "/patients/" + LOADED + "/features?as_of=2026-03-02T12:30:00Z")) {
            Answer first = api.get(path);

            Answer second = api.getUnless(first.tag(), path);

            assertThat(first.tag()).startsWith("W/\"");
            assertThat(second.status()).isEqualTo(304);
        }
    }

    @Test
    void shouldNameFieldValueAndRuleOfAWrongParameter() throws Exception {
        String patient = "/patients/" + LOADED + "/features";
        Map<String, Integer> wrong = new TreeMap<>(Map.of(
                patient + "?as_of=noon",
                400,
                patient + "?as_of=2126-03-02T12:30:00Z",
                422,
                patient + "?as_of=2026-03-02T12:30:00.0001Z",
                422,
                patient + "?known_at=2026-03-02T12:30:00Z",
                400,
                patient + "?asof=2026-03-02T12:30:00Z",
                400,
                patient + "/heart_rate_last/history?limit=0",
                422,
                patient + "/heart_rate_last/history?limit=ten",
                400,
                patient + "/heart_rate_last/history?cursor=abc",
                422,
                patient + "/heart_rate_last/history?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z",
                422,
                "/catalogue?group=NOTHING",
                422));
        for (Map.Entry<String, Integer> request : wrong.entrySet()) {
            Answer answer = api.get(request.getKey());

            assertThat(answer.status()).as(request.getKey()).isEqualTo(request.getValue());
            assertThat(answer.body().path("field").asText())
                    .as(request.getKey())
                    .isNotEmpty();
            assertThat(answer.body().path("rule").asText()).as(request.getKey()).startsWith("must ");
            assertThat(answer.body().has("value")).isTrue();
        }
        assertThat(api.get("/patients/it-read-nobody/features/heart_rate_last/history")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/patients/it-read-nobody/features?as_of=2026-03-02T12:30:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/patients/it-read-nobody/features/no_such/history").status())
                .isEqualTo(404);
        assertThat(api.post("/features:batch", "{\"patients\": [\"a b\"]}").status())
                .isEqualTo(422);
        assertThat(api.post("/features:batch", "{\"patients\": 7}").status()).isEqualTo(400);
    }

    @Test
    void shouldAnswerAsThePageSays() throws Exception {
        List<DocumentedAnswers> examples = DocumentedAnswers.of(Path.of("..", "docs", "read-api.md"));
        for (DocumentedAnswers example : examples) {
            Answer answer = example.body().isPresent()
                    ? api.post(example.path(), example.body().get())
                    : api.get(example.path());

            assertThat(example.difference(answer.body()))
                    .as("%s answers%n%s", example.path(), answer.body().toPrettyString())
                    .isEmpty();
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(6);
    }

    private void produce() throws Exception {
        List<VitalSigns> readings = new ArrayList<>(loaded(LOADED));
        readings.addAll(loaded(ENDED));
        readings.add(VitalSigns.newBuilder(reading(ENDED, MINUTES.size() - 1, 1, 0.0))
                .setEventId("end-" + ENDED)
                .setHeartRate(null)
                .setEndOfLoad(true)
                .build());
        for (int reading = 0; reading < LIVE_READINGS; reading++) {
            readings.add(live(reading));
        }
        try (KafkaProducer<byte[], byte[]> producer = log.producer()) {
            for (VitalSigns reading : readings) {
                producer.send(log.raw(log.topics().vitals(), reading.getPatientId(), reading))
                        .get();
            }
        }
    }

    /** A day and an hour of readings; at 13:00 that of noon is corrected. */
    private static List<VitalSigns> loaded(String patient) {
        List<VitalSigns> readings = new ArrayList<>();
        for (int place = 0; place < MINUTES.size(); place++) {
            readings.add(reading(patient, place, 1, 72.0 + place));
            if (place == NOON) {
                readings.add(VitalSigns.newBuilder(reading(patient, place, 2, 112.0))
                        .setAvailableAt(Instant.parse("2026-03-02T13:00:00Z"))
                        .build());
            }
        }
        return readings;
    }

    private static VitalSigns reading(String patient, int place, int version, double heartRate) {
        return VitalSigns.newBuilder()
                .setEventId("loaded-" + patient + "-" + place + "-" + version)
                .setPatientId(patient)
                .setStudyId("STUDY-7")
                .setSiteId("SITE-01")
                .setSource("monitor-1")
                .setEventTime(FIRST.plus(Duration.ofMinutes(MINUTES.get(place))))
                .setClock(ClockMode.HISTORICAL)
                .setLoadId("it-read")
                .setVersion(version)
                .setHeartRate(new Quantity(heartRate, "/min"))
                .build();
    }

    private static VitalSigns live(int reading) {
        return VitalSigns.newBuilder()
                .setEventId("live-" + reading)
                .setPatientId(LIVE)
                .setStudyId("STUDY-7")
                .setSource("monitor-2")
                .setEventTime(Instant.now().minus(Duration.ofMinutes(LIVE_READINGS - reading)))
                .setHeartRate(new Quantity(80.0 + reading, "/min"))
                .build();
    }

    private List<Vector> vectors(String patient) {
        return log.vectors().stream()
                .filter(vector -> vector.patientId().equals(patient))
                .toList();
    }

    /** Vectors that an event asked for: one per reading. */
    private long events(String patient) {
        return vectors(patient).stream()
                .filter(vector -> !"EXPIRY".equals(vector.trigger()))
                .count();
    }

    /** Several vectors may describe one instant: what was known at it is what the last one knew. */
    private List<Vector> lastOfEachInstant(String patient) {
        Map<Instant, Vector> last = new TreeMap<>();
        Instant now = Instant.now();
        vectors(patient).forEach(vector -> last.put(instant(vector, "as_of"), vector));
        return last.entrySet().stream()
                .filter(entry -> !entry.getKey().isAfter(now))
                .map(Map.Entry::getValue)
                .toList();
    }

    private int stored(String patient) throws Exception {
        Answer page = api.get("/patients/" + patient + "/features/heart_rate_last/history?limit=5000");
        return page.status() == 200 ? page.body().path("points").size() : 0;
    }

    private static void assertSameNumbers(JsonNode features, Vector vector) {
        Map<String, Double> different = new HashMap<>();
        features.properties().forEach(feature -> {
            Double expected = vector.feature(feature.getKey());
            Double actual =
                    feature.getValue().isNull() ? null : feature.getValue().doubleValue();
            if (expected == null ? actual != null : !expected.equals(actual)) {
                different.put(feature.getKey(), actual);
            }
        });
        assertThat(different).isEmpty();
    }

    private static Instant instant(Vector vector, String field) {
        return Instant.ofEpochMilli((Long) vector.row().get(field));
    }
}
