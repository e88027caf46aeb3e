package io.clinstream.producer.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void shouldGiveTheSameIdForTheSameParts() {
        assertThat(EventIds.of("sdtm", "S", 1)).isEqualTo(EventIds.of("sdtm", "S", 1));
    }

    @Test
    void shouldNotConfuseWhereOnePartEnds() {
        assertThat(EventIds.of("a", "bc")).isNotEqualTo(EventIds.of("ab", "c"));
    }

    @Test
    void shouldBeANameBasedUuid() {
        UUID id = UUID.fromString(EventIds.of("x"));

        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void shouldNeverChange() {
        // Ids are in archives: another algorithm would make every old event a new one.
        assertThat(EventIds.of("sdtm", "CDISCPILOT01", "LB", "01-701-1015", 1))
                .isEqualTo("7096737e-be26-5053-8a57-fe6756d33ca7");
    }
}
