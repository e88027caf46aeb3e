package io.clinstream.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {

    private static final byte[] NETWORK = Fixture.file("network.onnx");

    @Test
    void shouldScoreAsPyTorchDid() {
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration())) {
            // When
            List<Fixture.Row> rows = Fixture.rows();
            // Then
            assertThat(rows).hasSize(200);
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(probability(model.margin(row.inputs()))).isCloseTo(row.score(), within(1e-6)));
        }
    }

    @Test
    void shouldExplainInContributionsThatAddUp() {
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration())) {
            double[] reference = new double[Fixture.inputs().size()];
            Arrays.setAll(reference, column -> Fixture.declaration().referenceRow()[column]);
            double base = model.margin(reference);
            for (Fixture.Row row : Fixture.rows()) {
                // When
                Explained explained = explained(model, row);
                // Then
                double sum = explained.contributions().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertThat(explained.base() + sum).isCloseTo(explained.margin(), within(1e-9));
                assertThat(explained.base()).isEqualTo(base);
            }
        }
    }

    @Test
    void shouldCreditNothingToAnInputAtItsReference() {
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration())) {
            // Given
            double[] inputs = Fixture.rows().get(0).inputs();
            inputs[3] = Fixture.declaration().referenceRow()[3];
            // When
            Explained explained = explained(model, inputs);
            // Then
            assertThat(explained.contributions().get(3)).isCloseTo(0, within(1e-5));
            assertThat(explained.contributions()).anyMatch(value -> Math.abs(value) > 0.1);
        }
    }

    @Test
    void shouldGiveTheSameBitsAgainAndFromManyThreads() {
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration());
                OnnxModel again = OnnxModel.open(NETWORK, Fixture.declaration())) {
            List<Fixture.Row> rows = Fixture.rows();
            List<Explained> first =
                    rows.stream().map(row -> explained(model, row)).toList();
            // When
            List<Explained> threads = IntStream.range(0, 4 * rows.size())
                    .parallel()
                    .mapToObj(number -> explained(again, rows.get(number % rows.size())))
                    .toList();
            // Then
            for (int number = 0; number < threads.size(); number++) {
                assertThat(threads.get(number)).isEqualTo(first.get(number % rows.size()));
            }
        }
    }

    @Test
    void shouldImputeTheReferenceWhereThePackageSaysSo() {
        double[] missing = Fixture.rows().get(1).inputs();
        double[] imputed = missing.clone();
        missing[8] = Double.NaN;
        imputed[8] = Fixture.declaration().referenceRow()[8];
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration(Missing.REFERENCE, Set.of()))) {
            assertThat(explained(model, missing)).isEqualTo(explained(model, imputed));
        }
        try (OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration())) {
            assertThat(explained(model, missing)).isNotEqualTo(explained(model, imputed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-classes.onnx", "flat.onnx"})
    void shouldTakeTheOtherFormsOfAProbability(String file) {
        try (OnnxModel model = OnnxModel.open(Fixture.file(file), Fixture.declaration())) {
            assertThat(probability(model.margin(Fixture.rows().get(0).inputs())))
                    .isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-width.onnx | model.onnx input features | FLOAT [rows, 12]",
                "bad-two-inputs.onnx | model.onnx inputs | the only input is features",
                "bad-log-odds.onnx | model.onnx output probability | it is a probability from 0 to 1",
                "bad-nan.onnx | model.onnx output probability | NaN for bp_systolic_last missing",
                "bad-coupled-rows.onnx | model.onnx output probability | alone and among others",
                "make_fixture.py | model.onnx | it is one self-contained ONNX model"
            })
    void shouldRefuseAModelThatIsNotWhatItsPackageSays(String file, String field, String rule) {
        assertThatThrownBy(() -> OnnxModel.open(Fixture.file(file), Fixture.declaration())
                        .close())
                .isInstanceOfSatisfying(
                        InvalidModelException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field))
                .hasMessageContaining(rule);
    }

    @Test
    void shouldTakeAModelWithoutImputationWhereNothingMayBeMissing() {
        Set<String> all = Set.copyOf(Fixture.inputs());
        byte[] model = Fixture.file("bad-nan.onnx");
        OnnxModel.open(model, Fixture.declaration(Missing.NAN, all)).close();
        OnnxModel.open(model, Fixture.declaration(Missing.REFERENCE, Set.of())).close();
    }

    @Test
    void shouldAnswerNothingWhereTheGraphAnswersNoProbability() {
        Set<String> all = Set.copyOf(Fixture.inputs());
        double[] inputs = Fixture.rows().get(0).inputs();
        inputs[0] = Double.NaN;
        try (OnnxModel model = OnnxModel.open(Fixture.file("bad-nan.onnx"), Fixture.declaration(Missing.NAN, all))) {
            assertThat(model.margin(inputs)).isNaN();
            assertThat(explained(model, inputs).contributions()).contains(Double.NaN);
        }
    }

    @Test
    void shouldKeepTheScoreOfThePatientMostAtRiskFinite() {
        Set<String> all = Set.copyOf(Fixture.inputs());
        double[] inputs = new double[Fixture.inputs().size()];
        Arrays.fill(inputs, 1e6);
        try (OnnxModel model = OnnxModel.open(Fixture.file("bad-nan.onnx"), Fixture.declaration(Missing.NAN, all))) {
            assertThat(probability(model.margin(inputs))).isCloseTo(1 - OnnxModel.LEAST_PROBABILITY, within(1e-12));
        }
    }

    @Test
    void shouldRefuseToAnswerOnceClosed() {
        OnnxModel model = OnnxModel.open(NETWORK, Fixture.declaration());
        model.close();
        model.close();
        assertThatThrownBy(() -> explained(model, Fixture.rows().get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    /**
     * An answer with its explanation.
     *
     * @param contributions one per input
     */
    private record Explained(double margin, double base, List<Double> contributions) {}

    private static Explained explained(OnnxModel model, double[] inputs) {
        double[] contributions = new double[inputs.length];
        double base = model.explain(inputs, contributions);
        return new Explained(
                model.margin(inputs), base, Arrays.stream(contributions).boxed().toList());
    }

    private static Explained explained(OnnxModel model, Fixture.Row row) {
        return explained(model, row.inputs());
    }

    private static double probability(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}
