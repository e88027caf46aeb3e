package io.clinstream.engine.oracle;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values on, just below and just above every threshold that a rule knows, and limits of normal. */
final class RandomValues {

    /** Code, limits of normal (laboratory only), values to look at. */
    private static final String TABLE = """
            heart_rate - - 40 41 50 51 75 90 91 100 101 110 111 129 130 131 40.5 90.5
            bp_systolic - - 0 70 71 80 81 90 91 100 101 110 111 120 160 199 200 219 220 100.5 110.5
            bp_diastolic - - 0 40 50 55 60 65 80 45.05
            map - - 60 69.99 70 93
            temperature - - 34.95 35 35.05 35.1 35.95 36 36.05 36.1 37 38 38.05 38.1 38.4 38.45 39 39.05 39.1
            spo2 - - 83 84 85 86 87 88 91 92 93 94 95 96 97 98 91.5 92.5 95.5
            respiratory_rate - - 8 9 9.5 11 12 14 15 16 20 20.5 21 21.5 22 24 25 29 30
            weight - - 70 75.5 80 90.55 110
            height - - 0 165 170 182.5
            glucose_poc - - 40 70 100.5 250
            pain_score - - 0 3 7 10
            gcs_total - - 3 5 6 9 10 12 13 14 15
            fio2 - - 0 20.9 21 21.1 40 50 100
            o2_flow - - 0 2 4.5
            consciousness - - 0 1 2 3 4
            supplemental_o2 - - 0 1
            alt 6 35 20 60 105 120 175
            ast 9 34 20 50 102 136
            alp 35 115 80 200 230
            ggt 5 50 40
            bilirubin_total 0.2 1.2 0.6 1.199 1.9 2 2.4 3.1 6 12
            bilirubin_direct 0 0.3 0.1
            albumin 3.5 4.6 1.99 2 2.5 3 4 4.4
            creatinine 0.7 1.2 0.5 0.8 1 1.1 1.3 1.4 1.5 2 2.2 2.4 3 3.5 3.7 4 4.2 5
            bun 4 24 15 20
            urea 10 50 30
            sodium 135 145 119 120 124 125 128.9 129 129.5 130 134 140 150 155 160 161
            potassium 3.5 5 2.4 2.5 3 4 5.5 6 7 7.1
            chloride 94 112 98 104 110
            bicarbonate 22 28 10 20 24
            total_co2 22 28 24
            calcium 8.4 10.3 5 6 7 8 9.2 10.2 11.5 12.5 13.5 14
            calcium_ionized 1.05 1.3 0.8 0.9 1 1.2 1.5 1.6 1.8
            magnesium 1.8 2.4 0.7 0.9 1.2 3 8
            phosphate 2.2 5.1 3
            glucose 70 110 30 40 55 90 250
            hba1c 4.3 6.1 5
            cholesterol 150 200 300 400 500
            hdl 40 60 50
            ldl 50 100 90
            triglycerides 50 150 149.9 300 500 1000
            urate 2.5 7.5 5
            hemoglobin 11.5 15.8 7.9 8 10 12 17.8 19.8
            hematocrit 34 48 40
            wbc 4 10.7 0.9 1 2 3 3.9 8 12 12.1 100 100.1
            neutrophils 2 7 0.4 0.5 1 1.5 4
            lymphocytes 1 4 0 0.1 0.2 0.5 0.8 2 20
            eosinophils 0 0.5 0.2
            platelets 150 394 19.9 20 24.9 25 49.9 50 75 99.9 100 149.9 250
            inr 0.9 1.2 1 1.5 2.5
            pt 10 13 12
            aptt 28 38 30 60
            fibrinogen 200 400 49.9 50 100 150 300
            lactate 0.5 2.2 1 4
            ck 21 169 100
            ldh 88 230 150
            troponin_i 0 0.04 0.01
            troponin_t 0 0.014 0.01
            crp 0 8 3
            ph 7.35 7.45 7.299 7.3 7.4 7.5 7.501
            paco2 35 45 31.9 32 40
            pao2 75 105 60 80 90 150
            """;

    private static final String[] MULTIPLES = "0.25 0.5 0.75 1 1.5 2 2.5 3 5 6 10 20".split(" ", -1);

    private record Row(@Nullable BigDecimal low, @Nullable BigDecimal high, List<BigDecimal> values) {}

    private static final Map<String, Row> ROWS = new HashMap<>();

    static {
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" ", -1);
            List<BigDecimal> values = List.of(cells).subList(3, cells.length).stream()
                    .map(BigDecimal::new)
                    .toList();
            ROWS.put(cells[0], new Row(limit(cells[1]), limit(cells[2]), values));
        }
    }

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    private static @Nullable BigDecimal limit(String cell) {
        return cell.equals("-") ? null : new BigDecimal(cell);
    }

    private static Row row(MeasurementCode code) {
        Row row = ROWS.get(code.code());
        if (row == null) {
            throw new IllegalStateException("no values for " + code.code());
        }
        return row;
    }

    /** A value of a code: on a threshold, a multiple of a limit, or one unit of the last digit beside. */
    ScaledValue value(MeasurementCode code) {
        Row row = row(code);
        BigDecimal value = row.values.get(random.nextInt(row.values.size()));
        if (row.high != null && random.nextInt(3) == 0) {
            BigDecimal limit = row.low != null && random.nextInt(3) == 0 ? row.low : row.high;
            value = limit.multiply(new BigDecimal(MULTIPLES[random.nextInt(MULTIPLES.length)]));
        }
        long scaled = ScaledValue.rounded(value, code.decimals()).unscaled();
        boolean whole = code.decimals() == 0;
        long beside = whole || random.nextInt(3) > 0 ? 0 : random.nextInt(3) - 1L;
        return new ScaledValue(Math.max(scaled + beside, 0), code.decimals());
    }

    /** The lower limit of normal on a laboratory's record, mostly. */
    @Nullable
    ScaledValue low(MeasurementCode code) {
        return limit(code, row(code).low);
    }

    /** The upper limit of normal on a laboratory's record, mostly; rarely a meaningless 0. */
    @Nullable
    ScaledValue high(MeasurementCode code) {
        return limit(code, row(code).high);
    }

    private @Nullable ScaledValue limit(MeasurementCode code, @Nullable BigDecimal usual) {
        if (usual == null || !(code instanceof Analyte) || random.nextInt(4) == 0) {
            return null;
        }
        int chance = random.nextInt(16);
        BigDecimal factor = chance == 0 ? BigDecimal.ZERO : chance < 4 ? new BigDecimal("1.1") : BigDecimal.ONE;
        return ScaledValue.rounded(
                usual.multiply(factor).setScale(code.decimals(), RoundingMode.HALF_EVEN), code.decimals());
    }
}
