package io.clinstream.operations.release;

import static io.clinstream.clinical.RejectionReason.CLOCK_SKEW;
import static io.clinstream.clinical.RejectionReason.UNKNOWN_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.platform.registry.AvroDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReleasePlanTest {

    private static final Instant AHEAD = Letters.APPENDED.plus(Duration.ofHours(1));
    private static final Instant LATER = Letters.APPENDED.plus(Duration.ofHours(2));

    private final Letters letters = new Letters();

    @Test
    void shouldReleaseWhatWasAheadOnceItsTimeHasCome() {
        assertThat(plan(every(CLOCK_SKEW), AHEAD, letters.letter(0, 0, "CLOCK_SKEW", "m", AHEAD))
                        .toRelease())
                .isOne();
        ReleasePlan early =
                plan(every(CLOCK_SKEW), AHEAD.minusMillis(1), letters.letter(0, 0, "CLOCK_SKEW", "m", AHEAD));
        assertThat(early.toRelease()).isZero();
        assertThat(early.notReady()).isOne();
    }

    @Test
    void shouldReleaseALetterOnce() {
        // Given: two letters, the first of them released, and one of the same offset in another partition
        ReleasePlan plan = plan(
                every(CLOCK_SKEW),
                LATER,
                letters.letter(0, 4, "CLOCK_SKEW", "m", AHEAD),
                letters.letter(0, 5, "CLOCK_SKEW", "m", AHEAD),
                letters.letter(1, 4, "CLOCK_SKEW", "m", AHEAD),
                letters.note(0, 6, 4));

        // Then
        assertThat(plan.toRelease()).isEqualTo(2);
        assertThat(plan.alreadyReleased()).isOne();
    }

    @Test
    void shouldSelectByReasonSourceAndTime() {
        // Given
        ConsumerRecord<byte[], byte[]> mine = letters.letter(0, 0, "CLOCK_SKEW", "m", AHEAD);
        ConsumerRecord<byte[], byte[]> foreign = letters.letter(0, 1, "CLOCK_SKEW", "other", AHEAD);
        ConsumerRecord<byte[], byte[]> wrong = letters.letter(0, 2, "IMPOSSIBLE_VALUE", "m", AHEAD);
        Instant appended = Letters.APPENDED;

        // When
        ReleasePlan bySource = plan(
                new Selection(CLOCK_SKEW, Optional.of("m"), Optional.of(appended), Optional.empty(), false),
                LATER,
                mine,
                foreign,
                wrong);
        ReleasePlan before = plan(
                new Selection(CLOCK_SKEW, Optional.empty(), Optional.empty(), Optional.of(appended), false),
                LATER,
                mine);

        // Then: from is inclusive, to is not
        assertThat(bySource.toRelease()).isOne();
        assertThat(bySource.includes(Letter.in(mine).orElseThrow())).isTrue();
        assertThat(bySource.includes(Letter.in(foreign).orElseThrow())).isFalse();
        assertThat(before.toRelease()).isZero();
    }

    @Test
    void shouldLeaveAMeasurementOfAnAcceptedReadingUnlessAsked() {
        byte[] value = letters.reading("m", AHEAD);
        ConsumerRecord<byte[], byte[]> partial = letters.letter(0, 0, "IMPOSSIBLE_VALUE", "MEASUREMENT", 7, value);
        RejectionReason reason = RejectionReason.IMPOSSIBLE_VALUE;

        assertThat(plan(every(reason), LATER, partial).toRelease()).isZero();
        assertThat(plan(every(reason), LATER, partial).partialLeft()).isOne();
        assertThat(plan(
                                new Selection(reason, Optional.empty(), Optional.empty(), Optional.empty(), true),
                                LATER,
                                partial)
                        .toRelease())
                .isOne();
    }

    @Test
    void shouldWaitForTheRegistryToKnowTheSchema() {
        byte[] unknown = {0, 0, 0, 9, 9, 1};

        ReleasePlan plan =
                plan(every(UNKNOWN_SCHEMA), LATER, letters.letter(0, 0, "UNKNOWN_SCHEMA", "RECORD", 7, unknown));

        assertThat(plan.notReady()).isOne();
    }

    private static Selection every(RejectionReason reason) {
        return new Selection(reason, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    @SafeVarargs
    private ReleasePlan plan(Selection selection, Instant now, ConsumerRecord<byte[], byte[]>... records) {
        Readiness readiness = new Readiness(new AvroDecoder(letters.schemas()), Clock.fixed(now, ZoneOffset.UTC));
        ReleasePlan plan = new ReleasePlan(selection, Set.of("clinical.vitals"), readiness);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            plan.accept(record);
        }
        return plan;
    }
}
