package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatientDrawTest {

    @Test
    void shouldDrawAsThePageTellsADataScientist() {
        // From Python: int(hashlib.sha256(b"1:PT00042").hexdigest()[:16], 16) % 100 and so on.
        assertThat(new PatientDraw(1).of("PT00042")).isEqualTo(Split.TRAIN);
        assertThat(new PatientDraw(1).of("PT1")).isEqualTo(Split.VALIDATION);
        assertThat(new PatientDraw(2).of("PT00042")).isEqualTo(Split.TRAIN);
        assertThat(new PatientDraw(-5).of("01-701-1015")).isEqualTo(Split.TRAIN);
    }

    @Test
    void shouldDrawSeventyFifteenFifteen() {
        // Given
        PatientDraw draw = new PatientDraw(7);
        Map<Split, Integer> drawn = new EnumMap<>(Split.class);

        // When
        for (int patient = 0; patient < 100_000; patient++) {
            drawn.merge(draw.of("PT" + patient), 1, Integer::sum);
        }

        // Then
        for (Split split : Split.values()) {
            assertThat(drawn.get(split) / 1_000.0).isCloseTo(split.share(), within(0.5));
        }
    }
}
