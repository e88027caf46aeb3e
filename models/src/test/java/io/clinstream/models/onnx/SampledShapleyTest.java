package io.clinstream.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SampledShapleyTest {

    @Test
    void shouldBeExactForASumOfInputs() {
        // Given
        float[] reference = {1, 2, 3, 4, 5};
        float[] patient = {2, 4, 1, 4, 9};
        // When
        double[] values = values(reference, patient, row -> row[0] + 2 * row[1] - row[2] + row[3] + 0.5 * row[4]);
        // Then
        assertThat(values).containsExactly(new double[] {1, 4, 2, 0, 2}, within(1e-9));
    }

    @Test
    void shouldShareAnInteractionOfTwoInputsEqually() {
        // When: pairs of opposite orders make a product of two exact.
        double[] values = values(new float[3], new float[] {2, 3, 1}, row -> row[0] * row[1]);
        // Then
        assertThat(values).containsExactly(new double[] {3, 3, 0}, within(1e-9));
    }

    @Test
    void shouldAddUpForAnyFunctionAndAnyNumberOfInputs() {
        for (int inputs : new int[] {1, 2, 12, 200, 352}) {
            float[] patient = new float[inputs];
            for (int input = 0; input < inputs; input++) {
                patient[input] = (float) Math.sin(input + 1);
            }
            ToDoubleFunction<float[]> function = row -> {
                double product = 1;
                for (int input = 0; input < row.length; input++) {
                    product *= 1 + row[input] / (input + 1);
                }
                return Math.log(Math.abs(product) + 1);
            };
            // When
            double sum = 0;
            for (double value : values(new float[inputs], patient, function)) {
                sum += value;
            }
            // Then
            assertThat(sum)
                    .isCloseTo(
                            function.applyAsDouble(patient) - function.applyAsDouble(new float[inputs]), within(1e-9));
        }
    }

    @Test
    void shouldAskABoundedNumberOfRows() {
        for (int inputs = 1; inputs <= 1_000; inputs++) {
            SampledShapley shapley = new SampledShapley(inputs);
            assertThat(shapley.orders()).isBetween(2, 32);
            assertThat(shapley.rows()).isLessThanOrEqualTo(2_048);
        }
    }

    private static double[] values(float[] reference, float[] patient, ToDoubleFunction<float[]> function) {
        SampledShapley shapley = new SampledShapley(reference.length);
        float[] questions = shapley.questions(reference, patient);
        double[] answers = new double[shapley.rows()];
        for (int row = 0; row < answers.length; row++) {
            float[] asked = new float[reference.length];
            System.arraycopy(questions, row * asked.length, asked, 0, asked.length);
            answers[row] = function.applyAsDouble(asked);
        }
        double[] values = new double[reference.length];
        shapley.values(function.applyAsDouble(reference), answers, function.applyAsDouble(patient), values);
        return values;
    }
}
