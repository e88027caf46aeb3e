package io.clinstream.producer.source.sdtm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedResultTest {

    @ParameterizedTest
    @CsvSource({"3.8, 3.8", "0, 0.0", "-1.5, -1.5", ".5, 0.5", "' 12 ', 12.0"})
    void shouldReadANumber(String text, double number) {
        PrintedResult result = PrintedResult.of(text);

        assertThat(result.isPlainNumber()).isTrue();
        assertThat(result.number()).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"<0.2, <, 0.2", ">=40, >=, 40", "'> 5', >, 5"})
    void shouldReadABound(String text, String comparator, double number) {
        PrintedResult result = PrintedResult.of(text);

        assertThat(result.isPlainNumber()).isFalse();
        assertThat(result.comparator()).contains(comparator);
        assertThat(result.number()).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "", "1+", "120/80", "NaN", "1e5", "3.8 mg"})
    void shouldLeaveWordsAsWords(String text) {
        assertThat(PrintedResult.of(text).number()).isEmpty();
    }
}
