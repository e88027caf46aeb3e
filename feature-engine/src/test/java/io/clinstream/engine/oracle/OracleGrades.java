package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CTCAE version 5.0 grades of a laboratory value. A column says what a value is held against: itself, or its multiple
 * of a limit of normal; a grade 1 that begins at a limit of normal needs that limit.
 */
final class OracleGrades {

    private enum Against {
        /** Fixed cut-points; below the lower limit of normal without reaching one is grade 1. */
        LOW,
        /** Fixed cut-points; above the upper limit of normal without reaching one is grade 1. */
        HIGH,
        /** Fixed cut-points and nothing else. */
        FIXED,
        /** Multiples of the upper limit of normal. */
        TIMES_ULN,
        /** The same, but multiples of the baseline where that was abnormal. */
        TIMES_ULN_OR_BASE
    }

    private static final Bands CREATININE_BY_LIMIT = Bands.of(">6:4 >3:3 >1.5:2 >1:1");
    private static final Bands CREATININE_BY_BASE = Bands.of(">3:3 >1.5:2");
    private static final Bands FIBRINOGEN = Bands.of("<0.25:4 <0.5:3 <0.75:2 <1:1");
    private static final Bands EXCESS = Bands.of(">4:3 >2:2 >0:1");

    private record Term(Against against, Bands bands, Bands abnormalBase) {}

    private static final Map<String, List<Term>> TERMS = new TreeMap<>();

    static {
        term("alt", byBase(">20:4 >5:3 >3:2 >1:1", ">20:4 >5:3 >3:2 >=1.5:1"));
        term("ast", byBase(">20:4 >5:3 >3:2 >1:1", ">20:4 >5:3 >3:2 >=1.5:1"));
        term("alp", byBase(">20:4 >5:3 >2.5:2 >1:1", ">20:4 >5:3 >2.5:2 >=2:1"));
        term("ggt", byBase(">20:4 >5:3 >2.5:2 >1:1", ">20:4 >5:3 >2.5:2 >=2:1"));
        term("bilirubin_total", byBase(">10:4 >3:3 >1.5:2 >1:1", ">10:4 >3:3 >1.5:2 >1:1"));
        term("albumin", is(Against.LOW, "<2:3 <3:2"));
        term("sodium", is(Against.LOW, "<120:4 <125:3 <=129:2 <130:1"), is(Against.HIGH, ">160:4 >155:3 >150:2"));
        term("potassium", is(Against.LOW, "<2.5:4 <3:3"), is(Against.HIGH, ">7:4 >6:3 >5.5:2"));
        term("calcium", is(Against.LOW, "<6:4 <7:3 <8:2"), is(Against.HIGH, ">13.5:4 >12.5:3 >11.5:2"));
        term("calcium_ionized", is(Against.LOW, "<0.8:4 <0.9:3 <1:2"), is(Against.HIGH, ">1.8:4 >1.6:3 >1.5:2"));
        term("magnesium", is(Against.LOW, "<0.7:4 <0.9:3 <1.2:2"), is(Against.HIGH, ">8:4 >3:3"));
        term("glucose", is(Against.LOW, "<30:4 <40:3 <55:2"));
        term("bicarbonate", is(Against.LOW, ""));
        term("cholesterol", is(Against.HIGH, ">500:4 >400:3 >300:2"));
        term("triglycerides", is(Against.FIXED, ">1000:4 >500:3 >300:2 >=150:1"));
        term("urate", is(Against.HIGH, ""));
        term("hemoglobin", is(Against.LOW, "<8:3 <10:2"));
        term("wbc", is(Against.LOW, "<1:4 <2:3 <3:2"), is(Against.FIXED, ">100:3"));
        term("neutrophils", is(Against.LOW, "<0.5:4 <1:3 <1.5:2"));
        term("lymphocytes", is(Against.LOW, "<0.2:4 <0.5:3 <0.8:2"), is(Against.FIXED, ">20:3 >4:2"));
        term("platelets", is(Against.LOW, "<25:4 <50:3 <75:2"));
        term("inr", is(Against.FIXED, ">2.5:3 >1.5:2 >1.2:1"));
        term("aptt", is(Against.TIMES_ULN, ">2.5:3 >1.5:2 >1:1"));
        term("ck", is(Against.TIMES_ULN, ">10:4 >5:3 >2.5:2 >1:1"));
        term("ldh", is(Against.HIGH, ""));
        term("troponin_i", is(Against.HIGH, ""));
        term("troponin_t", is(Against.HIGH, ""));
        term("ph", is(Against.LOW, "<7.3:3"), is(Against.HIGH, ">7.5:3"));
        term("creatinine");
        term("fibrinogen");
    }

    private OracleGrades() {}

    private static void term(String code, Term... terms) {
        TERMS.put(code, List.of(terms));
    }

    private static Term is(Against against, String bands) {
        return new Term(against, Bands.of(bands), Bands.of(""));
    }

    private static Term byBase(String bands, String abnormalBase) {
        return new Term(Against.TIMES_ULN_OR_BASE, Bands.of(bands), Bands.of(abnormalBase));
    }

    /** Every analyte that has a term. */
    static Iterable<String> graded() {
        return TERMS.keySet();
    }

    /** The worst grade of a value by its own limits and the patient's baseline; null if none can be given. */
    static @Nullable Integer grade(Moment moment, OraclePoint point) {
        Fraction value = point.code().equals("calcium") ? corrected(moment, point) : Fraction.of(point.value());
        Stream<@Nullable Integer> grades = switch (point.code()) {
            case "creatinine" -> Stream.of(creatinine(moment, point));
            case "fibrinogen" -> Stream.of(fibrinogen(point));
            case "hemoglobin" ->
                Stream.of(grade(moment, point, value, TERMS.get("hemoglobin").get(0)), excess(point));
            default ->
                TERMS.getOrDefault(point.code(), List.of()).stream().map(term -> grade(moment, point, value, term));
        };
        return grades.filter(Objects::nonNull).max(Integer::compare).orElse(null);
    }

    private static @Nullable Integer grade(Moment moment, OraclePoint point, Fraction value, Term term) {
        int fixed = term.bands.points(value);
        return switch (term.against) {
            case FIXED -> (Integer) fixed;
            case LOW -> fixed > 0 ? (Integer) fixed : outside(positive(point.low()), -1, value);
            case HIGH -> fixed > 0 ? (Integer) fixed : outside(positive(point.high()), 1, value);
            case TIMES_ULN -> times(point, point.high(), term.bands);
            case TIMES_ULN_OR_BASE -> {
                Fraction base = OracleBaseline.value(moment, point.code());
                yield base != null && base.signum() > 0 && abnormal(OracleBaseline.points(moment, point.code()))
                        ? (Integer) term.abnormalBase.points(value.over(base))
                        : times(point, point.high(), term.bands);
            }
        };
    }

    private static @Nullable Integer outside(@Nullable BigDecimal limit, int side, Fraction value) {
        return limit == null ? null : (Integer) (value.compareTo(Fraction.of(limit)) == side ? 1 : 0);
    }

    private static @Nullable Integer times(OraclePoint point, @Nullable BigDecimal limit, Bands bands) {
        return limit == null || limit.signum() <= 0 ? null : (Integer) bands.points(new Fraction(point.value(), limit));
    }

    /** A limit of nothing limits nothing. */
    private static @Nullable BigDecimal positive(@Nullable BigDecimal limit) {
        return limit != null && limit.signum() > 0 ? limit : null;
    }

    private static boolean abnormal(List<OraclePoint> baseline) {
        return baseline.stream()
                .anyMatch(
                        point -> positive(point.high()) != null && point.value().compareTo(point.high()) > 0);
    }

    /** Multiples of the limit, and of the baseline whether that was normal or not. */
    private static @Nullable Integer creatinine(Moment moment, OraclePoint point) {
        Integer byLimit = times(point, point.high(), CREATININE_BY_LIMIT);
        Fraction base = OracleBaseline.value(moment, "creatinine");
        int byBase = base == null || base.signum() <= 0
                ? 0
                : CREATININE_BY_BASE.points(Fraction.of(point.value()).over(base));
        return byLimit == null && byBase == 0 ? null : (Integer) Math.max(byBase, byLimit == null ? 0 : byLimit);
    }

    private static @Nullable Integer fibrinogen(OraclePoint point) {
        return point.value().compareTo(new BigDecimal("50")) < 0 ? (Integer) 4 : times(point, point.low(), FIBRINOGEN);
    }

    private static @Nullable Integer excess(OraclePoint point) {
        return positive(point.high()) == null
                ? null
                : (Integer) EXCESS.points(Fraction.of(point.value().subtract(point.high())));
    }

    /** Calcium as it would be with normal albumin, by the newest albumin of the day before; else as it is. */
    private static Fraction corrected(Moment moment, OraclePoint calcium) {
        Fraction albumin = Statistics.mean(Dot.newest(Dot.within(moment.of("albumin"), 24, calcium.time())));
        Fraction value = Fraction.of(calcium.value());
        return albumin == null
                ? value
                : value.plus(Fraction.of(4).minus(albumin).times("0.8"));
    }
}
