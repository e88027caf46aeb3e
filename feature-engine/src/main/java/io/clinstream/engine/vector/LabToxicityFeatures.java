package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.grading.CtcaeTerm;
import io.clinstream.engine.catalog.Window;
import io.clinstream.engine.series.Series;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** All laboratory tests against the limits of their records and against CTCAE. */
final class LabToxicityFeatures implements SourceFeatures {

    private static final int SEVERE = 3;

    private static final List<Analyte> GRADED = Arrays.stream(Analyte.values())
            .filter(analyte -> !CtcaeTerm.of(analyte).isEmpty())
            .toList();

    private final List<FeatureSlot> slots;

    LabToxicityFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        Map<Window, Grades> grades = new EnumMap<>(Window.class);
        for (FeatureSlot slot : slots) {
            Window window = slot.window();
            switch (slot.statistic()) {
                case ABNORMAL_COUNT -> values[slot.index()] = abnormal(points, asOf - window.millis(), asOf);
                case GRADE_3_PLUS_TESTS ->
                    values[slot.index()] = grades.computeIfAbsent(window, any -> grades(points, window, asOf))
                            .severe();
                case MAX_CTCAE_GRADE ->
                    grades.computeIfAbsent(window, any -> grades(points, window, asOf))
                            .worst()
                            .ifPresent(worst -> values[slot.index()] = worst);
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of all tests");
            }
        }
    }

    /** Number of tests with a severe grade, and the worst grade of all; empty where nothing can be graded. */
    private record Grades(int severe, OptionalInt worst) {}

    private static Grades grades(PatientPoints points, Window window, long asOf) {
        int severe = 0;
        OptionalInt worst = OptionalInt.empty();
        for (Analyte analyte : GRADED) {
            OptionalInt grade = worst(points, analyte, asOf - window.millis(), asOf);
            if (grade.isPresent()) {
                severe += grade.getAsInt() >= SEVERE ? 1 : 0;
                worst = OptionalInt.of(Math.max(worst.orElse(0), grade.getAsInt()));
            }
        }
        return new Grades(severe, worst);
    }

    private static long abnormal(PatientPoints points, long after, long asOf) {
        return Arrays.stream(Analyte.values())
                .filter(analyte -> isAbnormal(points.of(analyte), after, asOf))
                .count();
    }

    private static boolean isAbnormal(Series series, long after, long asOf) {
        int end = series.firstAfter(asOf);
        for (int i = series.firstAfter(after); i < end; i++) {
            boolean low = series.lowerLimit(i) != Series.NO_LIMIT && series.value(i) < series.lowerLimit(i);
            boolean high = series.upperLimit(i) != Series.NO_LIMIT && series.value(i) > series.upperLimit(i);
            if (low || high) {
                return true;
            }
        }
        return false;
    }

    private static OptionalInt worst(PatientPoints points, Analyte analyte, long after, long asOf) {
        Series series = points.of(analyte);
        int from = series.firstAfter(after);
        int end = series.firstAfter(asOf);
        return from == end ? OptionalInt.empty() : new LabGrades(points, analyte, asOf).worst(from, end);
    }
}
