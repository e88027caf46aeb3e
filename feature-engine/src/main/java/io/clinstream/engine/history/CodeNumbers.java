package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One byte in the store for each measurement code. New codes follow at the end; nothing is ever moved or removed. */
final class CodeNumbers {

    private static final List<String> CODES = List.of(
            "heart_rate",
            "bp_systolic",
            "bp_diastolic",
            "map",
            "temperature",
            "spo2",
            "respiratory_rate",
            "weight",
            "height",
            "glucose_poc",
            "pain_score",
            "gcs_total",
            "fio2",
            "o2_flow",
            "consciousness",
            "supplemental_o2",
            "alt",
            "ast",
            "alp",
            "ggt",
            "bilirubin_total",
            "bilirubin_direct",
            "albumin",
            "creatinine",
            "bun",
            "urea",
            "sodium",
            "potassium",
            "chloride",
            "bicarbonate",
            "total_co2",
            "calcium",
            "calcium_ionized",
            "magnesium",
            "phosphate",
            "glucose",
            "hba1c",
            "cholesterol",
            "hdl",
            "ldl",
            "triglycerides",
            "urate",
            "hemoglobin",
            "hematocrit",
            "wbc",
            "neutrophils",
            "lymphocytes",
            "eosinophils",
            "platelets",
            "inr",
            "pt",
            "aptt",
            "fibrinogen",
            "lactate",
            "ck",
            "ldh",
            "troponin_i",
            "troponin_t",
            "crp",
            "ph",
            "paco2",
            "pao2");

    private static final Map<MeasurementCode, Integer> NUMBERS = numbers();

    private CodeNumbers() {}

    /** The number of a code. */
    static int of(MeasurementCode code) {
        Integer number = NUMBERS.get(code);
        if (number == null) {
            throw new IllegalArgumentException(code.code() + " has no number in the store yet");
        }
        return number;
    }

    /**
     * The code of a number.
     *
     * @throws IllegalArgumentException if it is the number of none
     */
    static MeasurementCode code(int number) {
        if (number < 0 || number >= CODES.size()) {
            throw new IllegalArgumentException("stored fact has the unknown code number " + number);
        }
        String code = CODES.get(number);
        return MeasurementCode.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("stored fact has the unknown code " + code));
    }

    private static Map<MeasurementCode, Integer> numbers() {
        Map<MeasurementCode, Integer> numbers = new HashMap<>();
        for (int number = 0; number < CODES.size(); number++) {
            int at = number;
            MeasurementCode.ofCode(CODES.get(number)).ifPresent(code -> numbers.put(code, at));
        }
        return Map.copyOf(numbers);
    }
}
