package io.clinstream.operations.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void shouldAlignTextLeftAndNumbersRight() {
        // Given
        TextTable table = new TextTable(List.of("topic", "records"));
        table.add(List.of("clinical.vitals", "5"));
        table.add(List.of("clinical.labs", "1200"));

        // When / Then
        assertThat(table.lines())
                .containsExactly(
                        "topic            records",
                        "---------------  -------",
                        "clinical.vitals        5",
                        "clinical.labs       1200");
    }

    @Test
    void shouldKeepACellOnOneLine() {
        // Given
        TextTable table = new TextTable(List.of("text"));
        table.add(List.of("two\nlines"));

        // When / Then
        assertThat(table.lines()).endsWith("two lines");
    }

    @Test
    void shouldRefuseARowOfAnotherWidth() {
        TextTable table = new TextTable(List.of("one"));

        assertThatThrownBy(() -> table.add(List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells");
    }
}
