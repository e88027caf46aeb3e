package io.clinstream.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.Applicability;
import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.calibration.PlattCalibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.Contribution;
import io.clinstream.models.score.ContributionMethod;
import io.clinstream.models.score.Risk;
import io.clinstream.models.score.Score;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.models.score.Thresholds;
import io.clinstream.models.testing.Packages;
import io.clinstream.models.testing.RandomVectors;
import io.clinstream.models.testing.Vectors;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibratedModelTest {

    private static final int VECTORS = 10_000;
    private static final String CURRENT = FeatureCatalog.current().featureSet();

    static Stream<ScoringModel> models() {
        return Stream.of(
                Packages.trees().open("adverse-event-24h-1"),
                Packages.logistic().open("adverse-event-24h-2"),
                new News2Baseline(Vectors.TABLE));
    }

    static Stream<ModelPackage> packages() {
        return Stream.of(Packages.trees(), Packages.logistic());
    }

    /** What an auditor does: the row's own features, ages and instants give the same bits, sentences included. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldGiveTheSameBitsFromWhatItUsed(ScoringModel model) {
        Random random = new Random(20260301);
        int scored = 0;
        for (int round = 0; round < VECTORS; round++) {
            ScoringInput input = RandomVectors.input(random);

            Assessment first = model.assess(input);
            Assessment again = model.assess(new ScoringInput(
                    input.featureSet(), first.featuresUsed(), input.asOf(), input.agesSeconds(), input.now()));

            assertThat(again).isEqualTo(first);
            scored += first.score().isPresent() ? 1 : 0;
        }
        assertThat(scored).isGreaterThan(VECTORS / 4);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAddUpToTheLogOddsOfTheProbability(ScoringModel model) {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            Assessment assessment = model.assess(RandomVectors.input(random));

            assessment.score().ifPresent(score -> {
                double sum = score.contributions().stream()
                        .mapToDouble(Contribution::logOdds)
                        .sum();
                double logit = Math.log(score.probability()) - Math.log1p(-score.probability());
                assertThat(score.baseLogOdds() + sum).isCloseTo(logit, within(1e-6));
                assertThat(score.probability()).isStrictlyBetween(0.0, 1.0);
            });
        }
    }

    /** Values that no patient has, groups that are not there, clocks that stand far off: an answer all the same. */
    @ParameterizedTest
    @MethodSource("models")
    void shouldAnswerWhateverItIsGiven(ScoringModel model) {
        Random random = new Random(7);
        double[] odd = {Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, -0.0, 1e-300, -1};
        for (int round = 0; round < 1_000; round++) {
            Map<String, Double> features = new HashMap<>(RandomVectors.features(random));
            for (int count = 0; count < 8; count++) {
                List<String> names = List.copyOf(features.keySet());
                features.put(names.get(random.nextInt(names.size())), odd[random.nextInt(odd.length)]);
            }
            Instant now = random.nextBoolean() ? Instant.MAX : Instant.MIN;
            Map<String, Long> ages = random.nextBoolean() ? Map.of("vitals", Long.MIN_VALUE) : Map.of("vitals", 1L);

            Assessment assessment = model.assess(new ScoringInput(CURRENT, features, Vectors.AS_OF, ages, now));

            assertThat(assessment.status()).isNotNull();
            assessment
                    .score()
                    .ifPresent(score -> assertThat(score.probability()).isBetween(0.0, 1.0));
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldScoreAsTheBareFunctionDoes(ModelPackage pack) {
        Random random = new Random(9);
        try (ScoringModel model = pack.open("v");
                MarginModel function = pack.openMargin()) {
            for (int round = 0; round < 500; round++) {
                ScoringInput input = RandomVectors.fresh(random);
                double[] row = Packages.INPUTS.stream()
                        .mapToDouble(name -> input.features().getOrDefault(name, Double.NaN))
                        .toArray();

                Score score = model.assess(input).score().orElseThrow();

                double logOdds = pack.manifest().calibration().platt().logOdds(function.margin(row));
                assertThat(score.probability()).isEqualTo(PlattCalibration.probability(logOdds));
            }
        }
    }

    @Test
    void shouldShowTheNews2TotalOfTheBaselineBesideItsScore() {
        News2Baseline baseline = new News2Baseline(Vectors.TABLE);
        Random random = new Random(11);
        try (ScoringModel model = Packages.trees().open("v")) {
            for (int round = 0; round < 500; round++) {
                ScoringInput input = RandomVectors.input(random);

                assertThat(model.assess(input).news2())
                        .isEqualTo(baseline.assess(input).news2());
            }
        }
    }

    @Test
    void shouldNameLevelMethodAndSentencesLargestFirst() {
        try (ScoringModel model = Packages.logistic().open("v")) {
            Score score =
                    model.assess(RandomVectors.fresh(new Random(3))).score().orElseThrow();

            assertThat(model.identity()).isEqualTo(new ModelIdentity("adverse-event-24h", "v"));
            assertThat(score.method()).isEqualTo(ContributionMethod.LINEAR);
            assertThat(score.contributions())
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds())));
            assertThat(score.contributions().subList(0, 10))
                    .allMatch(reason -> reason.text().endsWith("."));
            assertThat(score.contributions().subList(10, score.contributions().size()))
                    .allMatch(reason -> reason.text().isEmpty());
            double probability = score.probability();
            assertThat(score.risk())
                    .isEqualTo(probability >= 0.3 ? Risk.HIGH : probability >= 0.1 ? Risk.MEDIUM : Risk.LOW);
        }
    }

    @Test
    void shouldWithholdWhatIsNoFiniteNumber() {
        MarginModel infinite = new MarginModel() {
            @Override
            public int inputs() {
                return 1;
            }

            @Override
            public double margin(double[] inputs) {
                return Double.POSITIVE_INFINITY;
            }

            @Override
            public double explain(double[] inputs, double[] contributions) {
                return 0;
            }

            @Override
            public ContributionMethod method() {
                return ContributionMethod.LINEAR;
            }

            @Override
            public void close() {}
        };
        ScoringModel model = new CalibratedModel(
                new ModelIdentity("m", "m-1"),
                List.of("heart_rate_last"),
                infinite,
                new Applicability("m", CURRENT, List.of(), Map.of()),
                PlattCalibration.NONE,
                new Thresholds(0.1, 0.2, "invented"));

        Assessment assessment = model.assess(RandomVectors.fresh(new Random(1)));

        assertThat(assessment.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(assessment.reasons()).containsExactly("Model m gives no finite number for these inputs.");
    }
}
