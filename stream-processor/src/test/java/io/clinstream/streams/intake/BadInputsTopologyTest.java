package io.clinstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.contract.Topics;
import io.clinstream.streams.testing.IntakeFixture;
import io.clinstream.streams.testing.Letter;
import io.clinstream.streams.testing.RawInput;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code bad-inputs.jsonl}, alone and in one run. */
class BadInputsTopologyTest {

    private static final Instant APPENDED = Instant.parse("2026-01-01T00:00:00Z");

    static List<RawInput> inputs() {
        return RawInput.all();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldJudgeEachInputAsTheFileSays(RawInput input) {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // Given
            Topics topics = intake.topics();
            byte[] key = input.key();
            byte[] value = input.value(topics, intake.schemas()::idOf);

            // When
            intake.send(input.topic(topics), key, value, APPENDED);

            // Then
            List<TestRecord<byte[], byte[]>> letters = intake.deadLetters();
            assertThat(letters).hasSize(input.letters());
            for (TestRecord<byte[], byte[]> letter : letters) {
                assertThat(letter.key()).isEqualTo(key);
                assertThat(letter.value()).isEqualTo(value);
                Letter read = new Letter(letter);
                assertThat(read.header(DeadLetterHeaders.REASON)).isEqualTo(input.expectation());
                assertThat(read.header(DeadLetterHeaders.SCOPE)).isEqualTo(input.scope());
                assertThat(read.header(DeadLetterHeaders.RULE)).isNotBlank();
                assertThat(read.header(DeadLetterHeaders.SOURCE_TOPIC))
                        .isEqualTo(input.topic(topics).name());
                assertThat(read.header(DeadLetterHeaders.SOURCE_OFFSET)).isEqualTo("0");
                assertThat(read.header(DeadLetterHeaders.APPLICATION)).isEqualTo("intake");
            }
            if (!letters.isEmpty()) {
                assertThat(new Letter(letters.get(0)).header(DeadLetterHeaders.FIELD))
                        .isEqualTo(input.field());
            }
            assertThat(intake.events()).hasSize(input.isAccepted() ? 1 : 0);
        }
    }

    @Test
    void shouldStopForNoneOfThem() {
        try (IntakeFixture intake = IntakeFixture.blinded()) {
            // Given
            Topics topics = intake.topics();
            List<RawInput> inputs = RawInput.all();

            // When
            for (RawInput input : inputs) {
                byte[] value = input.value(topics, intake.schemas()::idOf);
                intake.send(input.topic(topics), input.key(), value, APPENDED);
            }

            // Then
            int accepted =
                    Math.toIntExact(inputs.stream().filter(RawInput::isAccepted).count());
            int letters = inputs.stream().mapToInt(RawInput::letters).sum();
            assertThat(intake.events()).hasSize(accepted);
            assertThat(intake.deadLetters()).hasSize(letters);
            assertThat(intake.count("clinstream.intake.rejected")).isEqualTo(letters);
            assertThat(intake.count("clinstream.intake.accepted")).isEqualTo(accepted);
        }
    }

    @Test
    void shouldCoverWhatTheFileIsFor() {
        List<RawInput> inputs = RawInput.all();

        assertThat(inputs.stream().filter(input -> input.letters() > 0).count()).isGreaterThanOrEqualTo(60);
        assertThat(inputs.stream().map(RawInput::expectation).distinct().count())
                .isGreaterThan(10);
        assertThat(inputs.stream()
                        .filter(input -> input.expectation().equals("UNDECODABLE"))
                        .count())
                .isGreaterThanOrEqualTo(5);
    }
}
