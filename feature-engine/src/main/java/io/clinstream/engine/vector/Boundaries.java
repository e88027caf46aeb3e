package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.series.Series;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * When a vector changes by itself: a point leaves a window exactly {@code w} after its event time, and a point of the
 * near future enters at its event time. Ages merely run with the clock and have no boundary.
 */
public final class Boundaries {

    private static final Boundaries CURRENT = new Boundaries(FeatureCatalog.current());

    private final Map<MeasurementCode, Set<Window>> windows = new HashMap<>();
    private final Set<Window> adverseEventWindows = EnumSet.noneOf(Window.class);

    private Boundaries(FeatureCatalog catalog) {
        for (Feature feature : catalog.features()) {
            Source source = feature.source();
            if (source.readsAdverseEvents()) {
                adverseEventWindows.add(feature.window());
            }
            source.reads()
                    .forEach(code -> windows.computeIfAbsent(code, any -> EnumSet.noneOf(Window.class))
                            .add(feature.window()));
        }
    }

    /** The boundaries of the current catalogue. */
    public static Boundaries current() {
        return CURRENT;
    }

    /** The longest window that can hold a point of a code; empty if only its age is looked at, or nothing. */
    public OptionalLong longestWindow(MeasurementCode code) {
        return longest(windows.getOrDefault(code, Set.of()));
    }

    /** The longest window that can hold an adverse event. */
    public OptionalLong longestAdverseEventWindow() {
        return longest(adverseEventWindows);
    }

    /** The first instant later than {@code after} at which a point enters or leaves a window; empty if none will. */
    public OptionalLong next(PatientPoints points, long after) {
        long next = Long.MAX_VALUE;
        for (Map.Entry<MeasurementCode, Set<Window>> entry : windows.entrySet()) {
            Series series = points.of(entry.getKey());
            if (series.size() > 0) {
                next = Math.min(next, nextOf(series, entry.getValue(), after));
            }
        }
        for (AdverseEvent event : points.adverseEvents()) {
            next = Math.min(next, nextOf(event, after));
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    private static long nextOf(Series series, Set<Window> windows, long after) {
        int entering = series.firstAfter(after);
        long next = entering < series.size() ? series.time(entering) : Long.MAX_VALUE;
        for (Window window : windows) {
            if (window.bounded()) {
                int leaving = series.firstAfter(after - window.millis());
                while (leaving < series.size() && series.dayOnly(leaving) && !window.admitsDayPrecision()) {
                    leaving++;
                }
                if (leaving < series.size()) {
                    next = Math.min(next, series.time(leaving) + window.millis());
                }
            }
        }
        return next;
    }

    private long nextOf(AdverseEvent event, long after) {
        if (!event.dated()) {
            return Long.MAX_VALUE;
        }
        long next = event.onset() > after ? event.onset() : Long.MAX_VALUE;
        for (Window window : adverseEventWindows) {
            boolean holds = window.admitsDayPrecision() || !event.dayOnly();
            if (holds && window.bounded() && event.onset() > after - window.millis()) {
                next = Math.min(next, event.onset() + window.millis());
            }
        }
        return next;
    }

    private static OptionalLong longest(Set<Window> windows) {
        return windows.stream()
                .filter(Window::bounded)
                .mapToLong(Window::millis)
                .max();
    }
}
