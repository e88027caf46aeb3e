package io.clinstream.clinical.grading;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The numeric bands of CTCAE v5.0 in US conventional units, edges as the R package admiral reads them: a band
 * {@code > 3.0-5.0 x ULN} is above 3 and up to 5 inclusive. Fixed bands count even inside a laboratory's normal range.
 *
 * <p>Low sodium: CTCAE leaves 129 to 130 open, which is grade 1 whatever the limit. Grades that need
 * a judgement (infarction by the assay's own level, insulin, hospital) are not given.
 */
final class CtcaeCriteria {

    private static final Map<CtcaeTerm, Criterion> ASYMPTOMATIC = new EnumMap<>(CtcaeTerm.class);
    private static final Map<CtcaeTerm, Criterion> WORST_CASE = new EnumMap<>(CtcaeTerm.class);
    private static final Map<CtcaeTerm, Criterion> ABNORMAL_BASELINE = new EnumMap<>(CtcaeTerm.class);

    static {
        for (CtcaeTerm term : CtcaeTerm.values()) {
            ASYMPTOMATIC.put(term, Criterion.of(text(term)));
        }
        WORST_CASE.put(CtcaeTerm.HYPONATREMIA, Criterion.of("<LLN:1 <130:1 <=129:3 <120:4"));
        WORST_CASE.put(CtcaeTerm.HYPOKALEMIA, Criterion.of("<LLN:2 <3.0:3 <2.5:4"));
        WORST_CASE.put(CtcaeTerm.HYPERURICEMIA, Criterion.of(">ULN:3"));

        Criterion transaminase = Criterion.of(">=1.5xBASE:1 >3xBASE:2 >5xBASE:3 >20xBASE:4");
        ABNORMAL_BASELINE.put(CtcaeTerm.ALT_INCREASED, transaminase);
        ABNORMAL_BASELINE.put(CtcaeTerm.AST_INCREASED, transaminase);
        Criterion duct = Criterion.of(">=2xBASE:1 >2.5xBASE:2 >5xBASE:3 >20xBASE:4");
        ABNORMAL_BASELINE.put(CtcaeTerm.ALP_INCREASED, duct);
        ABNORMAL_BASELINE.put(CtcaeTerm.GGT_INCREASED, duct);
        ABNORMAL_BASELINE.put(
                CtcaeTerm.BILIRUBIN_INCREASED, Criterion.of(">1xBASE:1 >1.5xBASE:2 >3xBASE:3 >10xBASE:4"));
    }

    private CtcaeCriteria() {}

    /** The bands for a result with this baseline, which decides only for enzymes and bilirubin. */
    static Criterion of(CtcaeTerm term, SymptomReading reading, boolean abnormalBaseline) {
        Criterion usual = Objects.requireNonNull(ASYMPTOMATIC.get(term));
        if (abnormalBaseline) {
            return ABNORMAL_BASELINE.getOrDefault(term, usual);
        }
        return reading == SymptomReading.WORST_CASE ? WORST_CASE.getOrDefault(term, usual) : usual;
    }

    private static String text(CtcaeTerm term) {
        return switch (term) {
            case ALT_INCREASED, AST_INCREASED -> ">ULN:1 >3xULN:2 >5xULN:3 >20xULN:4";
            case ALP_INCREASED, GGT_INCREASED -> ">ULN:1 >2.5xULN:2 >5xULN:3 >20xULN:4";
            case BILIRUBIN_INCREASED -> ">ULN:1 >1.5xULN:2 >3xULN:3 >10xULN:4";
            case CREATININE_INCREASED -> ">ULN:1 >1.5xULN:2 >1.5xBASE:2 >3xULN:3 >3xBASE:3 >6xULN:4";
            case HYPOALBUMINEMIA -> "<LLN:1 <3:2 <2:3";
            case HYPONATREMIA -> "<LLN:1 <130:1 <=129:2 <125:3 <120:4";
            case HYPERNATREMIA -> ">ULN:1 >150:2 >155:3 >160:4";
            case HYPOKALEMIA -> "<LLN:1 <3.0:3 <2.5:4";
            case HYPERKALEMIA -> ">ULN:1 >5.5:2 >6.0:3 >7.0:4";
            case HYPOCALCEMIA -> "<LLN:1 <8.0:2 <7.0:3 <6.0:4";
            case HYPERCALCEMIA -> ">ULN:1 >11.5:2 >12.5:3 >13.5:4";
            case HYPOCALCEMIA_IONIZED -> "<LLN:1 <1.0:2 <0.9:3 <0.8:4";
            case HYPERCALCEMIA_IONIZED -> ">ULN:1 >1.5:2 >1.6:3 >1.8:4";
            case HYPOMAGNESEMIA -> "<LLN:1 <1.2:2 <0.9:3 <0.7:4";
            case HYPERMAGNESEMIA -> ">ULN:1 >3.0:3 >8.0:4";
            default -> ofMetabolismAndBlood(term);
        };
    }

    private static String ofMetabolismAndBlood(CtcaeTerm term) {
        return switch (term) {
            case HYPOGLYCEMIA -> "<LLN:1 <55:2 <40:3 <30:4";
            case BICARBONATE_DECREASED -> "<LLN:1";
            case CHOLESTEROL_HIGH -> ">ULN:1 >300:2 >400:3 >500:4";
            case HYPERTRIGLYCERIDEMIA -> ">=150:1 >300:2 >500:3 >1000:4";
            case ANEMIA -> "<LLN:1 <10.0:2 <8.0:3";
            case HEMOGLOBIN_INCREASED -> ">ULN:1 >ULN+2:2 >ULN+4:3";
            case WBC_DECREASED -> "<LLN:1 <3.0:2 <2.0:3 <1.0:4";
            case LEUKOCYTOSIS -> ">100:3";
            case NEUTROPHILS_DECREASED -> "<LLN:1 <1.5:2 <1.0:3 <0.5:4";
            case LYMPHOCYTES_DECREASED -> "<LLN:1 <0.8:2 <0.5:3 <0.2:4";
            case LYMPHOCYTES_INCREASED -> ">4:2 >20:3";
            case PLATELETS_DECREASED -> "<LLN:1 <75:2 <50:3 <25:4";
            case INR_INCREASED -> ">1.2:1 >1.5:2 >2.5:3";
            case APTT_PROLONGED -> ">ULN:1 >1.5xULN:2 >2.5xULN:3";
            case FIBRINOGEN_DECREASED -> "<LLN:1 <0.75xLLN:2 <0.5xLLN:3 <0.25xLLN:4 <50:4";
            case CPK_INCREASED -> ">ULN:1 >2.5xULN:2 >5xULN:3 >10xULN:4";
            case HYPERURICEMIA, LDH_INCREASED, TROPONIN_I_INCREASED, TROPONIN_T_INCREASED -> ">ULN:1";
            case ACIDOSIS -> "<LLN:1 <7.3:3";
            case ALKALOSIS -> ">ULN:1 >7.5:3";
            default -> throw new IllegalArgumentException("no bands are written down for " + term);
        };
    }
}
