package io.clinstream.engine.vector;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.DerivedMeasure;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Source;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.series.Burden;
import io.clinstream.engine.series.RollingSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How the vectors of a catalogue are computed: which features are computed together, what each group reads, and which
 * windows must be kept for it. Immutable; one for all patients.
 */
public final class VectorPlan {

    private static final VectorPlan CURRENT = new VectorPlan(FeatureCatalog.current());

    private final FeatureCatalog catalog;
    private final List<FeatureBlock> blocks = new ArrayList<>();
    private final Map<MeasurementCode, int[]> readers = new HashMap<>();
    private final Map<MeasurementCode, RollingSpec> measured = new HashMap<>();
    private final Map<DerivedMeasure, RollingSpec> derived = new EnumMap<>(DerivedMeasure.class);
    private final Map<ScoreTrack.Score, RollingSpec> scores = new EnumMap<>(ScoreTrack.Score.class);
    private final Map<MeasurementCode, Long> longest = new HashMap<>();
    private final OptionalLong longestAdverseEventWindow;

    /** What a rolling series must keep. */
    private static final class RollingSpec {
        private final Set<Window> windows = EnumSet.noneOf(Window.class);
        private final Set<Burden> burdens = new LinkedHashSet<>();

        RollingSeries newSeries(int decimals) {
            return new RollingSeries(decimals, List.copyOf(windows), List.copyOf(burdens));
        }
    }

    /** The plan of a catalogue. */
    public VectorPlan(FeatureCatalog catalog) {
        this.catalog = catalog;
        Map<Source, List<FeatureSlot>> windowed = new LinkedHashMap<>();
        Map<Source, List<FeatureSlot>> clocked = new LinkedHashMap<>();
        for (int index = 0; index < catalog.size(); index++) {
            Feature feature = catalog.features().get(index);
            boolean runs = feature.statistic().runsWithClock();
            (runs ? clocked : windowed)
                    .computeIfAbsent(feature.source(), any -> new ArrayList<>())
                    .add(new FeatureSlot(index, feature));
            keep(feature);
        }
        windowed.forEach((source, slots) -> blocks.add(FeatureBlock.of(source, List.copyOf(slots), false)));
        clocked.forEach((source, slots) -> blocks.add(FeatureBlock.of(source, List.copyOf(slots), true)));
        indexReaders();
        longestAdverseEventWindow = catalog.features().stream()
                .filter(feature -> feature.source() instanceof Source.AdverseEvents)
                .filter(feature -> feature.window().bounded())
                .mapToLong(feature -> feature.window().millis())
                .max();
    }

    /** The plan of the current catalogue. */
    public static VectorPlan current() {
        return CURRENT;
    }

    /** The catalogue. */
    public FeatureCatalog catalog() {
        return catalog;
    }

    /** The longest window that can hold a point of a code; empty if only its age is looked at, or nothing. */
    public OptionalLong longestWindow(MeasurementCode code) {
        Long millis = longest.get(code);
        return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    /** The longest window that can hold an adverse event. */
    public OptionalLong longestAdverseEventWindow() {
        return longestAdverseEventWindow;
    }

    boolean hasWindow(MeasurementCode code) {
        return longest.containsKey(code);
    }

    List<FeatureBlock> blocks() {
        return blocks;
    }

    /** Places of the blocks that read a code. */
    int[] readersOf(MeasurementCode code) {
        return readers.getOrDefault(code, NOBODY);
    }

    Set<DerivedMeasure> derivedMeasures() {
        return derived.keySet();
    }

    Set<ScoreTrack.Score> scoreTracks() {
        return scores.keySet();
    }

    RollingSeries newSeries(MeasurementCode code) {
        return measured.getOrDefault(code, NOTHING).newSeries(code.decimals());
    }

    RollingSeries newSeries(DerivedMeasure measure) {
        return derived.getOrDefault(measure, NOTHING).newSeries(DerivedPoints.decimals(measure));
    }

    RollingSeries newSeries(ScoreTrack.Score score) {
        return scores.getOrDefault(score, NOTHING).newSeries(0);
    }

    private static final int[] NOBODY = {};
    private static final RollingSpec NOTHING = new RollingSpec();

    private void keep(Feature feature) {
        Window window = feature.window();
        if (!window.bounded()) {
            return;
        }
        Source source = feature.source();
        if (!feature.statistic().runsWithClock()) {
            for (MeasurementCode code : source.reads()) {
                longest.merge(code, window.millis(), Math::max);
            }
        }
        if (source instanceof Source.Vital vital) {
            RollingSpec spec = measured.computeIfAbsent(vital.signal(), any -> new RollingSpec());
            keep(spec, feature);
        } else if (source instanceof Source.Derived ofReading) {
            RollingSpec spec = derived.computeIfAbsent(ofReading.measure(), any -> new RollingSpec());
            keep(spec, feature);
        } else if (source instanceof Source.VitalActivity) {
            VitalGaps.CORE.forEach(signal -> measured.computeIfAbsent(signal, any -> new RollingSpec())
                    .windows
                    .add(window));
        } else {
            ScoreTrack.Score.followedBy(feature)
                    .ifPresent(score -> scores.computeIfAbsent(score, any -> new RollingSpec())
                            .windows
                            .add(window));
        }
    }

    private static void keep(RollingSpec spec, Feature feature) {
        spec.windows.add(feature.window());
        FeatureSlot.burdenOf(feature).ifPresent(spec.burdens::add);
    }

    private void indexReaders() {
        Map<MeasurementCode, List<Integer>> lists = new HashMap<>();
        for (int place = 0; place < blocks.size(); place++) {
            for (MeasurementCode code : blocks.get(place).codes()) {
                lists.computeIfAbsent(code, any -> new ArrayList<>()).add(place);
            }
        }
        lists.forEach((code, places) -> readers.put(
                code,
                places.stream()
                        .sorted(Comparator.naturalOrder())
                        .mapToInt(Integer::intValue)
                        .toArray()));
    }
}
