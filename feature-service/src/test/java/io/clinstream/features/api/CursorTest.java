package io.clinstream.features.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.features.past.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final Position POSITION = new Position(1_772_452_800_000L, 1, 1L << 60, 2);
    private static final List<?> QUESTION = List.of("PT00042", 7, "from", "to");

    @Test
    void shouldReadBackWhatItWrote() {
        assertThat(Cursor.read(Cursor.of(POSITION, QUESTION), QUESTION)).contains(POSITION);
    }

    @Test
    void shouldFitNoOtherQuestion() {
        String cursor = Cursor.of(POSITION, QUESTION);

        assertThat(Cursor.read(cursor, List.of("PT00043", 7, "from", "to"))).isEmpty();
    }

    @Test
    void shouldNotShowThePatient() {
        String cursor = Cursor.of(POSITION, QUESTION);

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII))
                .doesNotContain("PT00042");
    }

    @Test
    void shouldRefuseWhatIsNoCursor() {
        for (String text : List.of("", "abc", "!", "MTox", "OjpYOjo6", "x".repeat(10_000))) {
            assertThat(Cursor.read(text, QUESTION)).isEmpty();
        }
    }
}
