package io.clinstream.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductionTest {

    @Test
    void shouldGoBackToTheVersionThatWasThereBefore() {
        assertThat(before(promoted(1), promoted(2), promoted(3))).contains(2);
    }

    @Test
    void shouldGoTwoStepsBackAfterTwoRollBacks() {
        assertThat(before(promoted(1), promoted(2), promoted(3), rolledBackTo(2)))
                .contains(1);
        assertThat(before(promoted(1), promoted(2), promoted(3), rolledBackTo(2), rolledBackTo(1)))
                .isEmpty();
    }

    @Test
    void shouldNotGoBackToAVersionThatWasRolledAwayFrom() {
        assertThat(before(promoted(1), promoted(2), rolledBackTo(1), promoted(4)))
                .contains(1);
    }

    @Test
    void shouldCountAVersionThatWasPromotedAgain() {
        assertThat(before(promoted(1), promoted(2), promoted(1))).contains(2);
    }

    @Test
    void shouldHaveNothingBeforeTheFirst() {
        assertThat(before()).isEmpty();
        assertThat(before(promoted(7))).isEmpty();
    }

    @Test
    void shouldLookAtNothingButEntriesIntoProduction() {
        assertThat(before(promoted(1), moved(1, Stage.ARCHIVED, Cause.DISPLACED), promoted(2)))
                .contains(1);
    }

    private static Optional<Integer> before(Transition... history) {
        return Production.of(List.of(history)).before();
    }

    private static Transition promoted(int version) {
        return moved(version, Stage.PRODUCTION, Cause.BEATS);
    }

    private static Transition rolledBackTo(int version) {
        return moved(version, Stage.PRODUCTION, Cause.ROLLBACK);
    }

    private static Transition moved(int version, Stage to, Cause cause) {
        return new Transition(
                "m",
                version,
                Optional.of(Stage.STAGING),
                to,
                cause,
                Instant.EPOCH,
                "someone",
                "reason",
                Optional.empty(),
                Optional.empty());
    }
}
