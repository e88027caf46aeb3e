package io.clinstream.producer.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.TimePrecision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTimeTest {

    private static final Instant ONSET = Instant.parse("2014-01-03T00:00:00Z");
    private static final Instant REPORTED = Instant.parse("2014-01-16T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // speed, grain, shift: a replay of ten hours that starts at 2026-01-01T00:00 and was recorded from
        // 2020-01-01T00:00
        "1,   PT1S,  52608H",
        "10,  PT1S,  52599H",
        "max, PT1S,  52598H",
        "max, P1D,   52584H"
    })
    void shouldEndAtItsOwnPresent(String speed, Duration grain, String hours) {
        Instant first = Instant.parse("2020-01-01T00:00:00Z");
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        Duration shift = ReplayShift.toEndNow(first, first.plus(Duration.ofHours(10)), Speed.parse(speed), now, grain);

        assertThat(shift).isEqualTo(Duration.parse("PT" + hours));
    }

    @Test
    void shouldMoveEveryTimeOfAnEventAndMakeItAnotherEvent() {
        RawEvent moved = new ReplayMode.Shifted(Duration.ofDays(100)).apply(report());

        AdverseEvent content = (AdverseEvent) moved.content().orElseThrow();
        assertThat(content.getEventTime()).isEqualTo(ONSET.plus(Duration.ofDays(100)));
        assertThat(content.getReportedAt()).isEqualTo(REPORTED.plus(Duration.ofDays(100)));
        assertThat(content.getAvailableAt()).isEqualTo(REPORTED.plus(Duration.ofDays(100)));
        assertThat(content.getEndTime()).isNull();
        assertThat(content.getClock()).isEqualTo(ClockMode.LIVE);
        assertThat(content.getEventId()).isNotEqualTo("e1");
        assertThat(moved.due()).isEqualTo(REPORTED.plus(Duration.ofDays(100)));
    }

    @Test
    void shouldMarkALoadOfThePastAndLeaveTheOriginalAlone() {
        RawEvent original = report();

        RawEvent loaded = new ReplayMode.Historical("load-1").apply(original);

        AdverseEvent content = (AdverseEvent) loaded.content().orElseThrow();
        assertThat(content.getClock()).isEqualTo(ClockMode.HISTORICAL);
        assertThat(content.getLoadId()).isEqualTo("load-1");
        assertThat(content.getEventId()).isEqualTo("e1");
        assertThat(((AdverseEvent) original.content().orElseThrow()).getLoadId())
                .isNull();
    }

    @Test
    void shouldRememberAShiftPerReplay(@TempDir Path folder) {
        ShiftMemory memory = new ShiftMemory(folder);

        memory.remember(List.of("sdtm", "a"), Duration.ofMillis(12_345));

        assertThat(new ShiftMemory(folder).recall(List.of("sdtm", "a"))).contains(Duration.ofMillis(12_345));
        assertThat(memory.recall(List.of("sdtm", "b"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "fast", ""})
    void shouldRefuseASpeedThatIsNone(String text) {
        assertThatThrownBy(() -> Speed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("speed must be");
    }

    private static RawEvent report() {
        return RawEvent.of(
                RawTopic.ADVERSE_EVENTS,
                new Envelope("e1", "P1", "S", null, "test", ONSET, TimePrecision.DAY, REPORTED, 1)
                        .adverseEvent("AE1", "Nausea")
                        .setReportedAt(REPORTED)
                        .build());
    }
}
