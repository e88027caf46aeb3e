package io.clinstream.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.platform.json.Json;
import io.clinstream.training.TrainingFolder;
import io.clinstream.training.boost.IterationFigures;
import io.clinstream.training.boost.TreeParameters;
import io.clinstream.training.calibration.ThresholdRule.AlertBurden;
import io.clinstream.training.data.LeastSizes;
import io.clinstream.training.data.TrainingSet;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.linear.LogisticParameters;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPipelineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static TrainingSet set;
    private static TrainingOutcome outcome;
    private static final List<String> STEPS = new ArrayList<>();

    @BeforeAll
    static void train() throws Exception {
        set = TrainingSet.read(TrainingFolder.in(folder).write(), LeastSizes.USUAL, text -> {});
        outcome = new TrainingPipeline(plan(), CLOCK).run(set, new TrainingListener() {
            @Override
            public void begins(String step) {
                STEPS.add(step);
            }

            @Override
            public void grew(IterationFigures figures) {
                // The steps are what is looked at.
            }
        });
    }

    @Test
    void shouldMakeAPackageThatOpensAndScores() {
        ModelPackage read = ModelPackage.read(outcome.model().write());
        try (ScoringModel model = read.open("adverse-event-24h-1")) {
            Assessment calm = model.assess(input(70));
            Assessment racing = model.assess(input(135));

            assertThat(calm.status()).isEqualTo(ScoreStatus.SCORED);
            assertThat(racing.score().orElseThrow().probability())
                    .isGreaterThan(3 * calm.score().orElseThrow().probability());
        }
        read.requireRegistrable();
        assertThat(read.manifest().training().trainingSet()).isEqualTo("0123456789abcdef");
        assertThat(read.manifest().inputs()).doesNotContain("never").contains("heart_rate_last");
        assertThat(read.manifest().thresholds().rule()).contains("alerts per 100 patient-days");
        assertThat(read.manifest().metrics())
                .containsKeys("auroc", "auprc", "prevalence", "calibration_slope", "news2_auroc");
    }

    @Test
    void shouldBeNearTheTruthAndAheadOfNews2() {
        assertThat(outcome.report().figures()).hasSize(3);
        double trees = outcome.report().figures().get(0).auroc().estimate();
        double logistic = outcome.report().figures().get(1).auroc().estimate();
        double news2 = outcome.report().figures().get(2).auroc().estimate();

        assertThat(trees).isGreaterThan(0.8);
        assertThat(logistic).isGreaterThan(0.8);
        assertThat(trees).isGreaterThan(news2);
        assertThat(outcome.report().figures().get(0).slope().estimate()).isBetween(0.7, 1.3);
        assertThat(outcome.report().importance().get(0).feature()).startsWith("heart_rate");
    }

    @Test
    void shouldPackTheRivalToo() {
        try (ScoringModel model = ModelPackage.read(outcome.rival().write()).open("rival")) {
            Assessment assessment = model.assess(input(120));

            assertThat(assessment.score()).isPresent();
        }
        assertThat(outcome.rival().manifest().name()).isEqualTo("adverse-event-24h-logistic");
    }

    @Test
    void shouldWriteAReportWithPictures() throws Exception {
        assertThat(outcome.artifacts())
                .containsKeys(
                        "report.json",
                        "report.html",
                        "roc.svg",
                        "precision-recall.svg",
                        "calibration.svg",
                        "confusion-high.svg",
                        "confusion-medium.svg",
                        "importance.svg",
                        "training-loss.svg");
        JsonNode report = Json.MAPPER.readTree(outcome.artifacts().get("report.json"));
        assertThat(report.at("/figures/0/auroc/estimate").doubleValue()).isBetween(0.5, 1.0);
        assertThat(report.at("/figures/2/brier/estimate").isNull()).isTrue();
        assertThat(report.at("/operating_points/0/point/lead_time/episodes").intValue())
                .isPositive();
        assertThat(report.at("/subgroups").findValuesAsText("value")).contains("SITE0", "SITE1", "FEMALE", "MALE");
        String page = new String(outcome.artifacts().get("report.html"), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("<svg")
                .contains("NEWS2")
                .doesNotContain("http://localhost")
                .doesNotContain("<script");
        for (Map.Entry<String, byte[]> artifact : outcome.artifacts().entrySet()) {
            if (artifact.getKey().endsWith(".svg")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(artifact.getValue()));
            }
        }
    }

    @Test
    void shouldMakeTheSameBytesAgain() {
        TrainingOutcome again = new TrainingPipeline(plan(), CLOCK).run(set, TrainingListener.NONE);

        assertThat(again.model().digest()).isEqualTo(outcome.model().digest());
        outcome.artifacts()
                .forEach((name, bytes) -> assertThat(again.artifacts().get(name))
                        .describedAs(name)
                        .isEqualTo(bytes));
    }

    @Test
    void shouldSayWhatItDoes() {
        assertThat(STEPS).first().isEqualTo("growing trees");
        assertThat(STEPS).last().isEqualTo("explaining");
    }

    private static TrainingPlan plan() {
        TrainingPlan usual = TrainingPlan.usual(TrainingPlan.USUAL_NAME);
        return new TrainingPlan(
                usual.name(),
                TreeParameters.USUAL.growing(80, 15).onThreads(1),
                new LogisticParameters(List.of(0.001, 0.01), 100_000, 30, 4, 1, 1),
                new AlertBurden(40, 90, usual.alerts()),
                usual.alerts(),
                new PatientBootstrap(50, 1),
                List.of(),
                List.of(),
                usual.freshness());
    }

    private static ScoringInput input(double heartRate) {
        return new ScoringInput(
                set.facts().featureSet(),
                Map.of("heart_rate_last", heartRate, "heart_rate_mean_6h", heartRate - 1, "temperature_last", 37.0),
                Instant.EPOCH,
                Map.of("vitals", 0L, "labs", 0L),
                Instant.EPOCH);
    }
}
