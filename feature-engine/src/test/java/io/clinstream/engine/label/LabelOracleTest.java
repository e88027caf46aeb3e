package io.clinstream.engine.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Labels of random stories, against an oracle that shares no code with them. */
class LabelOracleTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final long HOUR = 3_600_000L;
    private static final int DAYS = 6;
    private static final int STORIES = 4000;
    private static final List<RecordStatus> STATUSES = List.of(
            RecordStatus.FINAL,
            RecordStatus.FINAL,
            RecordStatus.AMENDED,
            RecordStatus.CORRECTED,
            RecordStatus.ENTERED_IN_ERROR);

    @Test
    void shouldAgreeWithTheOracleOnEveryState() {
        Map<LabelState, Integer> seen = new EnumMap<>(LabelState.class);
        for (int seed = 0; seed < STORIES; seed++) {
            compare(seed, seen);
        }

        assertThat(seen).as("every state occurs often").hasSize(LabelState.values().length);
        assertThat(seen.values()).allMatch(times -> times > STORIES / 10);
    }

    private static void compare(int seed, Map<LabelState, Integer> seen) {
        Random random = new Random(seed);
        List<Said> said = said(random);
        SubjectRecord subject = subject(random);
        LabelDefinition definition = new LabelDefinition(
                random.nextInt(4) == 0 ? LabelEvents.ALL : LabelEvents.TREATMENT_EMERGENT,
                Duration.ofHours(random.nextInt(48)));
        Instant cutOff = instant(random).plus(Duration.ofDays(2));
        List<Said> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, random);
        PatientLabels labels = new PatientLabels(
                shuffled.stream().map(Said::report).toList(), List.of(subject), definition, cutOff.toEpochMilli());
        for (int i = 0; i < 12; i++) {
            Instant at = near(random, said);
            for (Label label : Label.values()) {
                LabelState expected = LabelOracle.state(said, subject, definition, cutOff, label, at);
                seen.merge(expected, 1, Integer::sum);
                assertThat(labels.state(label, at.toEpochMilli()))
                        .as("seed %d, %s at %s of %s, %s", seed, label, at, said, subject)
                        .isEqualTo(expected);
            }
        }
    }

    /** Instants that are, often enough, exactly at an edge, or a millisecond beside it. */
    private static Instant near(Random random, List<Said> said) {
        if (said.isEmpty() || random.nextInt(3) == 0) {
            return instant(random);
        }
        long onset = said.get(random.nextInt(said.size())).onset();
        long edge = random.nextBoolean() ? onset : onset - 24 * HOUR;
        return Instant.ofEpochMilli(edge + random.nextInt(3) - 1);
    }

    private static List<Said> said(Random random) {
        List<Said> all = new ArrayList<>();
        for (int event = random.nextInt(3); event > 0; event--) {
            Said report = report(random, "AE" + event);
            int versions = 1 + random.nextInt(4);
            for (int version = 1; version <= versions; version++) {
                all.add(report.version(version));
                report = next(random, report);
            }
        }
        return all;
    }

    private static Said report(Random random, String id) {
        return new Said(
                id,
                instant(random).toEpochMilli(),
                List.of(TimePrecision.MILLI, TimePrecision.MINUTE, TimePrecision.DAY, TimePrecision.MONTH)
                        .get(random.nextInt(random.nextInt(3) == 0 ? 4 : 2)),
                OptionalLong.empty(),
                STATUSES.get(random.nextInt(2)),
                1,
                OptionalInt.of(1 + random.nextInt(3)),
                random.nextInt(5) == 0 ? null : random.nextBoolean(),
                random.nextInt(5) == 0 ? null : random.nextBoolean(),
                random.nextInt(3) == 0 ? OptionalLong.of(instant(random).toEpochMilli()) : OptionalLong.empty(),
                random.nextInt(8) == 0);
    }

    private static Said next(Random random, Said before) {
        Said after = before.status(STATUSES.get(random.nextInt(STATUSES.size())));
        if (random.nextInt(2) == 0) {
            after = after.grade(random.nextInt(6));
        }
        if (random.nextInt(3) == 0) {
            after = after.onset(instant(random).toString());
        }
        return random.nextInt(2) == 0 ? after.reported(instant(random).toString()) : after;
    }

    private static SubjectRecord subject(Random random) {
        return Said.subject(
                random.nextInt(8) == 0
                        ? null
                        : START.plusMillis((random.nextInt(24 * DAYS) - 72) * HOUR)
                                .toString(),
                random.nextInt(3) == 0 ? instant(random).toString() : null,
                random.nextInt(4) == 0 ? instant(random).toString() : null);
    }

    /** Hours, so that instants meet; some at midnight. */
    private static Instant instant(Random random) {
        int hour = random.nextInt(24 * DAYS);
        return START.plusMillis((random.nextInt(4) == 0 ? hour / 24 * 24 : hour) * HOUR);
    }
}
