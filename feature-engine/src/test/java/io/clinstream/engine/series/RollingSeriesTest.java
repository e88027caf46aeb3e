package io.clinstream.engine.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.catalog.Condition;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.exact.PointSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A series that rolls against one that is looked through from end to end. */
class RollingSeriesTest {

    private static final long SEED = 20_261_121L;
    private static final long HOUR = 3_600_000L;
    private static final List<Window> WINDOWS = List.of(Window.ONE_HOUR, Window.SIX_HOURS, Window.ONE_DAY);
    private static final Burden HIGH = Burden.of(Window.SIX_HOURS, Condition.of(Condition.Comparison.ABOVE, "5"), 0);

    private final List<Point> points = new ArrayList<>();
    private final RollingSeries rolling = new RollingSeries(0, WINDOWS, List.of(HIGH));

    @Test
    void shouldAgreeWithALookThroughWhateverComesAndGoes() {
        for (int round = 0; round < 200; round++) {
            Random random = new Random(SEED + round);
            points.clear();
            rolling.forget(0, rolling.points().size());
            long now = 1_000 * HOUR;
            rolling.startAt(now);
            for (int step = 0; step < 150; step++) {
                now = step(random, now);
                check("seed %d, step %d".formatted(SEED + round, step), now);
            }
        }
    }

    private long step(Random random, long now) {
        int choice = random.nextInt(10);
        if (choice < 5) {
            long ago = random.nextBoolean() ? random.nextInt(3) * HOUR : random.nextInt(30 * (int) HOUR);
            Point point = Point.derived(now - ago, random.nextInt(12), random.nextInt(8) == 0);
            points.add(point);
            rolling.add(point);
        } else if (choice < 7 && !points.isEmpty()) {
            Point gone = points.remove(random.nextInt(points.size()));
            rolling.remove(indexOf(gone));
        } else if (choice < 9) {
            long later = now + random.nextInt(2) * HOUR + random.nextInt(3) * HOUR / 2;
            rolling.moveTo(later);
            return later;
        } else {
            points.removeIf(point -> point.time() > now - HOUR);
            rolling.forget(0, rolling.points().size());
            points.forEach(point -> rolling.points().add(point));
            rolling.startAt(now - HOUR);
            return now - HOUR;
        }
        return now;
    }

    private int indexOf(Point gone) {
        for (int i = 0; i < rolling.points().size(); i++) {
            if (rolling.points().point(i).equals(gone)) {
                return i;
            }
        }
        throw new AssertionError("the series lost " + gone);
    }

    private void check(String as, long now) {
        long nextDeparture = Long.MAX_VALUE;
        for (Window window : WINDOWS) {
            List<Point> inside = points.stream()
                    .filter(point -> point.time() > now - window.millis())
                    .filter(point ->
                            window.admitsDayPrecision() || !point.origin().dayOnly())
                    .toList();
            PointSums sums = new PointSums(now, 0);
            inside.forEach(point -> sums.add(point.time(), point.value()));
            assertThat(rolling.sums(window).count()).as(as).isEqualTo(inside.size());
            assertThat(rolling.sums(window).mean()).as(as).isEqualTo(sums.mean());
            assertThat(rolling.sums(window).sampleDeviation()).as(as).isEqualTo(sums.sampleDeviation());
            assertThat(rolling.sums(window).slopePerHour()).as(as).isEqualTo(sums.slopePerHour());
            assertThat(rolling.least(window))
                    .as(as)
                    .isEqualTo(inside.stream().mapToLong(Point::value).min());
            assertThat(rolling.greatest(window))
                    .as(as)
                    .isEqualTo(inside.stream().mapToLong(Point::value).max());
            if (window == HIGH.window()) {
                assertThat(rolling.count(HIGH))
                        .as(as)
                        .isEqualTo(inside.stream()
                                .filter(point -> point.value() > 5)
                                .count());
            }
            nextDeparture = Math.min(
                    nextDeparture,
                    inside.stream()
                            .mapToLong(point -> point.time() + window.millis())
                            .min()
                            .orElse(Long.MAX_VALUE));
        }
        assertThat(rolling.nextDeparture()).as(as).isEqualTo(nextDeparture);
    }
}
