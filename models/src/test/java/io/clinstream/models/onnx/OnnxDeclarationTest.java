package io.clinstream.models.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.onnx.OnnxDeclaration.Missing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxDeclarationTest {

    private static final Map<String, Double> REFERENCE = Map.of("heart_rate_last", 80.0, "spo2_last", 97.0);

    @Test
    void shouldRefuseAnInputNamedTwice() {
        refused(
                List.of("spo2_last", "spo2_last"),
                Set.of(),
                REFERENCE,
                "inputs[1] is spo2_last: every input is named once");
    }

    @Test
    void shouldRefuseAModelWithoutInputs() {
        refused(List.of(), Set.of(), Map.of(), "inputs is empty");
    }

    @Test
    void shouldRefuseAnInputWithoutAReferenceValue() {
        List<String> inputs = List.of("heart_rate_last", "spo2_last");
        refused(inputs, Set.of(), Map.of("spo2_last", 97.0), "explanation.reference.heart_rate_last is absent");
        refused(
                inputs,
                Set.of(),
                Map.of("heart_rate_last", 1e300, "spo2_last", 97.0),
                "explanation.reference.heart_rate_last is 1.0E300: every input has a finite reference value");
    }

    @Test
    void shouldRefuseNamesThatAreNoInputs() {
        List<String> inputs = List.of("spo2_last");
        refused(inputs, Set.of("heart_rate_last"), Map.of("spo2_last", 97.0), "required is heart_rate_last");
        refused(inputs, Set.of(), REFERENCE, "explanation.reference is heart_rate_last");
    }

    private static void refused(
            List<String> inputs, Set<String> required, Map<String, Double> reference, String message) {
        assertThatThrownBy(() -> new OnnxDeclaration("x", "p", inputs, required, reference, Missing.NAN))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(message);
    }
}
