package io.clinstream.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditReading;
import io.clinstream.audit.AuditRow;
import io.clinstream.audit.AuditTable;
import io.clinstream.audit.SourceEvents;
import io.clinstream.audit.anchor.AnchorWriter;
import io.clinstream.database.Database;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.news2.Calibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Secret;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.prediction.audit.AuditSink;
import io.clinstream.prediction.audit.KafkaPredictionLog;
import io.clinstream.prediction.audit.SyntheticAnswers;
import io.clinstream.prediction.audit.SyntheticModels;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.streams.PrivateTopics;
import io.clinstream.testing.StackExtension;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Predictions through the real log and sink into a real PostgreSQL, anchored in a real object store. Then the owner of the
 * tables does to copies of them what an owner can do, and the auditor's program names it.
 *
 * <p>Run with {@code -Dclinstream.audit.predictions=10000} for the proof of the size that is promised.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(StackExtension.class)
class AuditProofIT {

    private static final int PREDICTIONS = Integer.getInteger("clinstream.audit.predictions", 1_000);
    private static final int PARTITIONS = 3;
    private static final int STAGES = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String HONEST = "audit_proof";
    private static final String COLUMNS = "id, patient_id, \"timestamp\", prediction_score, risk_level, model_version,"
            + " latency_ms, features_used, status, contributions, vector_sha256, vector_version, requester";

    private AuditLedger honest;
    private String middle = "";
    private long last;
    private final List<AnchorWriter.Outcome> anchored = new ArrayList<>();

    @BeforeAll
    void audit(StackAddresses stack) throws Exception {
        PrivateTopics topics = PrivateTopics.make(stack.environment(), "auditproof", PARTITIONS);
        honest = AuditLedger.make(stack, topics.settings(), HONEST);
        SyntheticAnswers answers = new SyntheticAnswers(models(), 42);
        try (KafkaPredictionLog log = new KafkaPredictionLog(topics.kafka(), Duration.ofSeconds(30));
                Database database = new Database(
                        honest.owner().getUrl(),
                        stack.postgresUser(),
                        new Secret(stack.postgresPassword()),
                        "clinstream_api");
                AuditSink sink = new AuditSink(
                        topics.kafka(),
                        new AvroDecoder(new SchemaRegistryClient(topics.kafka().registryUrl())),
                        new AuditTable(database.connections(), honest.chain()),
                        SourceEvents.UNAVAILABLE,
                        database,
                        false,
                        Duration.ofMillis(200))) {
            sink.start();
            for (int stage = 0; stage < STAGES; stage++) {
                int end = PREDICTIONS * (stage + 1) / STAGES;
                for (int number = PREDICTIONS * stage / STAGES; number < end; number++) {
                    log.append(answers.answer(number));
                }
                awaitRows(end);
                Instant now = SyntheticAnswers.BEGIN.plusSeconds(60L * end);
                // Another writer each time: an anchor goes on where the last one stands, in a new process as in an old
                // one.
                anchored.add(honest.anchors(Clock.fixed(now, ZoneOffset.UTC)).anchor());
                anchored.add(honest.anchors(Clock.fixed(now, ZoneOffset.UTC)).anchor());
            }
        }
        last = Long.parseLong(honest.ask("SELECT max(\"offset\") FROM predictions WHERE \"partition\" = 1"));
        middle = honest.ask("SELECT id FROM predictions WHERE \"partition\" = 1 AND \"offset\" = " + last / 2);
    }

    /** The baseline, and boosted trees and a logistic regression out of the registry, opened as the service opens them. */
    private List<ScoringModel> models() throws Exception {
        ModelRegistry registry =
                new ModelRegistry(honest.owner(), MinioObjectStore.from(honest.configuration()), Clock.systemUTC());
        List<ScoringModel> models = new ArrayList<>();
        models.add(new News2Baseline(Calibration.load(Calibration.RESOURCE)));
        for (ModelPackage pack : List.of(SyntheticModels.trees(), SyntheticModels.logistic())) {
            RegisteredVersion version = registry.register(pack, Map.of(), Optional.empty(), "proof");
            models.add(registry.load(version.name(), version.version()).open(version.servedAs()));
        }
        return models;
    }

    private void awaitRows(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(honest.ask("SELECT count(*) FROM predictions"))
                        .isEqualTo(Integer.toString(count)));
    }

    @Test
    void shouldProveWhatNobodyTouched() throws Exception {
        RunningSystem.Outcome proof = honest.verify("--json");

        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isZero();
        JsonNode report = proof.json();
        assertThat(report.path("rows").asInt()).isEqualTo(PREDICTIONS);
        assertThat(report.path("anchors").asInt()).isEqualTo(STAGES);
        assertThat(report.path("rows_not_anchored").asInt()).isZero();
        assertThat(report.path("scores_recomputed").asInt()
                        + report.path("refusals_recomputed").asInt())
                .isEqualTo(PREDICTIONS);
        assertThat(report.path("scores_recomputed").asInt()).isGreaterThan(PREDICTIONS / 2);
        assertThat(report.path("refusals_recomputed").asInt()).isPositive();
        assertThat(report.path("largest_sum_error").asDouble()).isLessThanOrEqualTo(1e-6);
        assertThat(honest.ask("SELECT count(*) FROM pg_inherits WHERE inhparent = 'predictions'::regclass"))
                .as("months")
                .isEqualTo("4");
    }

    @Test
    void shouldAnchorOnlyWhatHasMoved() {
        assertThat(anchored)
                .containsExactly(
                        AnchorWriter.Outcome.ANCHORED, AnchorWriter.Outcome.UNCHANGED,
                        AnchorWriter.Outcome.ANCHORED, AnchorWriter.Outcome.UNCHANGED,
                        AnchorWriter.Outcome.ANCHORED, AnchorWriter.Outcome.UNCHANGED,
                        AnchorWriter.Outcome.ANCHORED, AnchorWriter.Outcome.UNCHANGED);
    }

    @Test
    void shouldNameAnEditedRow() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_edited");
        tampered.execute("UPDATE predictions SET requester = 'forger' WHERE id = '" + middle + "'");

        assertNamed(tampered, "EDITED_ROW", last / 2, middle);
    }

    @Test
    void shouldNameADeletedRow() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_deleted");
        tampered.execute("DELETE FROM predictions WHERE id = '" + middle + "'");

        assertNamed(tampered, "DELETED_ROW", last / 2, middle);
    }

    @Test
    void shouldNameTwoSwappedRows() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_swapped");
        String one = at(last / 2);
        String other = at(last / 2 + 1);
        tampered.execute(
                "CREATE TEMP TABLE kept AS SELECT * FROM predictions WHERE " + one + " OR " + other,
                "DELETE FROM predictions WHERE " + one + " OR " + other,
                "ALTER TABLE predictions DISABLE TRIGGER USER",
                "UPDATE kept SET \"offset\" = " + (2 * (last / 2) + 1) + " - \"offset\"",
                "INSERT INTO predictions SELECT * FROM kept",
                "ALTER TABLE predictions ENABLE TRIGGER USER");

        JsonNode finding = assertNamed(tampered, "SWAPPED_ROWS", last / 2, null);
        assertThat(finding.path("text").asText()).contains(middle);
    }

    @Test
    void shouldNameACutTail() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_cut");
        String first = tampered.ask("SELECT id FROM predictions WHERE " + at(last - 9));
        tampered.execute("DELETE FROM predictions WHERE \"partition\" = 1 AND \"offset\" >= " + (last - 9));

        assertNamed(tampered, "CUT_TAIL", last - 9, first);
    }

    @Test
    void shouldNameACutTailByItsAnchorWhenThePositionsWereCutToo() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_cut_twice");
        cut(tampered, last - 9);

        assertNamed(tampered, "CUT_TAIL", last - 9, null);
    }

    @Test
    void shouldNameACutTailWithRowsAppendedAnewUnderTheKey() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_appended");
        long from = last - 9;
        rewrite(tampered, from, tampered.chain());

        JsonNode finding = assertNamed(tampered, "REWRITTEN_TAIL", null, null);
        assertThat(finding.path("offset").asLong())
                .as("behind the anchor before, up to the cut")
                .isBetween(last / 2, from);
    }

    @Test
    void shouldNameACutTailWithRowsAppendedAnewWithoutTheKey() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_forged");
        rewrite(tampered, last - 9, new AuditChain(new Secret("a key that the forger guessed")));

        assertNamed(tampered, "REWRITTEN_TAIL", last - 9, null);
    }

    @Test
    void shouldNameAFullRewriteUnderTheKey() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_rewritten");
        rewrite(tampered, 0, tampered.chain());

        assertNamed(tampered, "FULL_REWRITE", 0L, null);
    }

    @Test
    void shouldNameAFullRewriteWithoutTheKey() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_rewritten_forged");
        rewrite(tampered, 0, new AuditChain(new Secret("a key that the forger guessed")));

        assertNamed(tampered, "FULL_REWRITE", 0L, null);
    }

    @Test
    void shouldNameAScoreThatNoModelGave() throws Exception {
        AuditLedger tampered = honest.copy(HONEST, "audit_score");
        String scored = tampered.ask("SELECT \"offset\" FROM predictions WHERE \"partition\" = 1"
                + " AND prediction_score IS NOT NULL AND \"offset\" > 5 ORDER BY \"offset\" LIMIT 1");
        tampered.execute("UPDATE predictions SET prediction_score = prediction_score + 1e-12 WHERE "
                + at(Long.parseLong(scored)));

        JsonNode findings = tampered.verify("--json").json().path("findings");
        assertThat(findings)
                .extracting(finding -> finding.path("kind").asText())
                .containsExactlyInAnyOrder("EDITED_ROW", "SCORE_DIFFERS");
        assertThat(findings)
                .allSatisfy(
                        finding -> assertThat(finding.path("offset").asText()).isEqualTo(scored));
    }

    @Test
    void shouldSayThatItCouldNotCheck() throws Exception {
        AuditLedger empty = honest.another("audit_empty");

        RunningSystem.Outcome nothing = empty.verify("--json");
        assertThat(nothing.exitCode()).as(nothing.out() + nothing.err()).isEqualTo(3);
        assertThat(empty.verify("--features", "many").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldLetAnAuditorReadAndNothingElse() throws Exception {
        AuditLedger read = honest.copy(HONEST, "audit_roles");

        read.execute("SET ROLE clinstream_auditor", "SELECT count(*) FROM predictions", "SELECT * FROM runs");
        for (String forbidden : List.of(
                "DELETE FROM predictions",
                "UPDATE predictions SET requester = 'x'",
                "TRUNCATE predictions",
                "INSERT INTO predictions SELECT * FROM predictions",
                "SELECT make_prediction_month(now())")) {
            assertThatThrownBy(() -> read.execute("SET ROLE clinstream_auditor", forbidden))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldLetTheServiceInsertAndReadAndNothingElse() throws Exception {
        AuditLedger served = honest.copy(HONEST, "audit_service");
        String month = served.ask("SELECT make_prediction_month('2031-01-31 23:30:00-05')");

        assertThat(month).isEqualTo("predictions_2031_02");
        for (String forbidden : List.of(
                "DELETE FROM predictions",
                "UPDATE predictions SET requester = 'x'",
                "TRUNCATE predictions",
                "DELETE FROM " + month,
                "TRUNCATE " + month,
                "UPDATE prediction_positions SET row_hash = 'x'",
                "DELETE FROM prediction_positions",
                "TRUNCATE prediction_positions")) {
            assertThatThrownBy(() -> served.execute("SET ROLE clinstream_api", forbidden))
                    .as(forbidden)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> served.execute("SET ROLE clinstream_api", "DROP TABLE " + month))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> served.execute(
                        "SET ROLE clinstream_api",
                        "INSERT INTO predictions (" + COLUMNS + ", \"partition\", \"offset\", prev_hash, row_hash,"
                                + " payload_hmac) SELECT "
                                + COLUMNS.replace("\"timestamp\"", "\"timestamp\" + interval '1 hour'")
                                + ", 9, 9, prev_hash, row_hash, payload_hmac"
                                + " FROM predictions LIMIT 1"))
                .as("an id is used once, over all months")
                .hasMessageContaining("prediction_positions_one_per_prediction");
    }

    /** What an owner with or without the key can do: cut rows and positions and append others, with fitting hashes. */
    private static void rewrite(AuditLedger tampered, long from, AuditChain chain) throws SQLException {
        List<AuditRow> others = new ArrayList<>();
        try (AuditReading table = new AuditReading(tampered.owner().getConnection())) {
            table.rows(1).forEachRemaining(link -> {
                if (link.row().offset() >= from) {
                    others.add(milder(link.row()));
                }
            });
        }
        cut(tampered, from);
        tampered.table(chain).append(1, others);
    }

    private static AuditRow milder(AuditRow row) {
        return new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp(),
                row.predictionScore(),
                row.riskLevel(),
                row.modelVersion(),
                row.latencyMs(),
                row.featuresUsed(),
                row.status(),
                row.contributions(),
                row.vectorSha256(),
                row.vectorVersion(),
                "forger",
                row.partition(),
                row.offset());
    }

    private static void cut(AuditLedger tampered, long from) throws SQLException {
        tampered.execute(
                "DELETE FROM predictions WHERE \"partition\" = 1 AND \"offset\" >= " + from,
                "DELETE FROM prediction_positions WHERE \"partition\" = 1 AND \"offset\" >= " + from);
    }

    private static String at(long offset) {
        return "(\"partition\" = 1 AND \"offset\" = " + offset + ")";
    }

    private static JsonNode assertNamed(
            AuditLedger tampered, String kind, @Nullable Long offset, @Nullable String prediction) {
        RunningSystem.Outcome proof = tampered.verify("--json");
        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isEqualTo(1);
        JsonNode findings = proof.json().path("findings");
        assertThat(findings).as(proof.out()).hasSize(1);
        JsonNode finding = findings.get(0);
        assertThat(finding.path("kind").asText()).as(proof.out()).isEqualTo(kind);
        assertThat(finding.path("partition").asInt()).isEqualTo(1);
        if (offset != null) {
            assertThat(finding.path("offset").asLong()).as(proof.out()).isEqualTo(offset);
        }
        if (prediction != null) {
            assertThat(finding.path("prediction_id").asText()).isEqualTo(prediction);
        }
        return finding;
    }
}
