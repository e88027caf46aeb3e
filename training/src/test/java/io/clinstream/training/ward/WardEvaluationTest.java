package io.clinstream.training.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.linear.LogisticTerms;
import io.clinstream.models.pack.ModelKind;
import io.clinstream.models.pack.ModelManifest;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Thresholds;
import io.clinstream.platform.json.Json;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.evaluation.Ranking;
import io.clinstream.training.evaluation.ScorerFigures;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WardEvaluationTest {

    private static final PatientBootstrap BOOTSTRAP = new PatientBootstrap(50, 3);

    @TempDir
    private Path folder;

    private final SimulatedWard ward = new SimulatedWard(150, 5, 17);
    private HazardTruth truth;
    private LabelledRows rows;

    @BeforeEach
    void simulate() throws IOException {
        truth = ward.truth(folder);
        rows = ward.rows(truth, 7);
    }

    @Test
    void shouldScoreFromTheSecondDayToTheLastButOne() throws IOException {
        StringWriter list = new StringWriter();

        int written = new WardInstants(7).write(truth, list);

        assertThat(list.toString())
                .startsWith("patient_id,instant\nPT1000,2026-09-02T00:10:00Z\nPT1000,2026-09-02T07:10:00Z\n");
        assertThat(list.toString().lines()).hasSize(written + 1);
        assertThat(list.toString().lines().skip(1))
                .allMatch(line -> line.compareTo(line.substring(0, 7) + "2026-09-02T00:10:00Z") >= 0)
                .allMatch(line -> line.compareTo(line.substring(0, 7) + "2026-09-05T00:00:00Z") < 0);
        assertThatThrownBy(() -> new WardInstants(0)).hasMessageStartingWith("--every must be 1 or more");
    }

    @Test
    void shouldJoinRowsWithTheirHour() {
        KnownRisks known = KnownRisks.of(rows, truth);

        assertThat(known.contradicted()).isZero();
        for (int row = 0; row < rows.size(); row += 97) {
            PatientTruth patient = truth.of(rows.patientId(row)).orElseThrow();
            int hour = patient.hourOf(rows.instant(row));
            assertThat(known.hazard().values()[row]).isEqualTo(patient.hazard(hour));
            assertThat(known.risk().values()[row]).isEqualTo(patient.risk(hour));
            // The heart rate of the row is that of the hour's severity.
            assertThat(Math.log(patient.hazard(hour)))
                    .isCloseTo(-6 + 1.4 * (rows.value(row, 0) - 80) / 10, within(1e-4));
        }
    }

    @Test
    void shouldCountLabelsThatContradictWhatHappened() {
        LabelledRows.Builder wrong = LabelledRows.builder(SimulatedWard.COLUMNS, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            wrong.add(
                    new RowKey(rows.patientId(row), "WARD", "SITE", rows.instant(row)),
                    !rows.positive(row),
                    new float[] {rows.value(row, 0), rows.value(row, 1)});
        }

        // All but those whose only event lies at an edge of the horizon, where either label can be right.
        assertThat(KnownRisks.of(wrong.build(), truth).contradicted()).isGreaterThan(rows.size() * 9 / 10);
    }

    @Test
    void shouldRefuseRowsThatTheTruthDoesNotKnow() {
        LabelledRows stranger = LabelledRows.builder(SimulatedWard.COLUMNS, 1)
                .add(new RowKey("X", "", "", rows.instant(0)), true, new float[] {1, 1})
                .build();
        LabelledRows later = LabelledRows.builder(SimulatedWard.COLUMNS, 1)
                .add(new RowKey(SimulatedWard.id(0), "", "", rows.instant(0) * 2), true, new float[] {1, 1})
                .build();

        assertThatThrownBy(() -> KnownRisks.of(stranger, truth)).hasMessageContaining("does not name");
        assertThatThrownBy(() -> KnownRisks.of(later, truth)).hasMessageContaining("outside the hours");
    }

    @Test
    void shouldFindAModelThatKnowsTheSeverityAsGoodAsTheTruth() throws IOException {
        WardEvaluation evaluation = evaluation(model("sharp", 10, 1.1), model("blunt", 10, 0.0001));

        List<ScorerFigures> figures = evaluation.figures().scorers();
        assertThat(figures)
                .extracting(ScorerFigures::name)
                .containsExactly("sharp", "blunt", "true hazard", "true 24 h risk", "NEWS2");
        double hazard = figures.get(2).auroc().estimate();
        assertThat(hazard)
                .isEqualTo(Ranking.of(rows, KnownRisks.of(rows, truth).hazard().values())
                        .areas()
                        .auroc());
        assertThat(evaluation.lost()).isCloseTo(0, within(1e-9));
        assertThat(figures.get(4).auroc().estimate()).isLessThan(hazard - 0.02);
        assertThat(figures.get(0).slope().estimate()).isBetween(0.7, 1.3);
        assertThat(evaluation.reliability()).hasSize(10);
    }

    @Test
    void shouldNotMeetTheGoalWithAModelThatKnowsNothing() throws IOException {
        WardEvaluation evaluation = evaluation(model("upside-down", 10, -1), model("rival", 10, 1));

        assertThat(evaluation.lost()).isGreaterThan(0.3);
        assertThat(evaluation.meetsTheGoal()).isFalse();
    }

    @Test
    void shouldTellFiguresAsTextAndJson() throws IOException {
        WardEvaluation evaluation = evaluation(model("sharp", 10, 1.1), model("blunt", 10, 0.0001));

        JsonNode json = Json.MAPPER.readTree(WardJson.of(evaluation));

        assertThat(json.path("scorers")).hasSize(5);
        assertThat(json.path("scorers").get(0).path("auroc").path("estimate").asDouble())
                .isEqualTo(evaluation.figures().scorers().get(0).auroc().estimate());
        assertThat(json.path("scorers").get(2).path("brier").isNull()).isTrue();
        assertThat(json.path("contradicted_labels").asInt()).isZero();
        assertThat(WardText.of(evaluation))
                .contains("| true hazard | ")
                .contains("| NEWS2 | ")
                .contains("AUROC below that of the true hazard: **");
    }

    private WardEvaluation evaluation(ModelPackage model, ModelPackage rival) {
        return WardEvaluation.of("0123456789abcdef", rows, model, rival, truth, BOOTSTRAP);
    }

    private static ModelPackage model(String name, double deviation, double weight) {
        List<String> inputs = List.of("heart_rate_last");
        LogisticTerms terms = new LogisticTerms(
                -2.6, List.of(new LogisticTerms.Term("heart_rate_last", 80, 80, deviation, weight, 0, 0)));
        return ModelPackage.seal(
                new ModelManifest(
                        ModelManifest.FORMAT,
                        name,
                        ModelKind.LOGISTIC,
                        "A model for tests.",
                        "an adverse event within 24 h",
                        FeatureCatalog.current().featureSet(),
                        inputs,
                        List.of(),
                        Map.of(),
                        ModelManifest.Calibration.NONE,
                        new Thresholds(0.1, 0.3, "invented"),
                        ModelManifest.Explanation.by(ModelKind.LOGISTIC.explanation()),
                        null,
                        List.of(),
                        new ModelManifest.Training(null, null, null, Instant.EPOCH),
                        Map.of(),
                        List.of()),
                Map.of("logistic.json", terms.write()));
    }
}
