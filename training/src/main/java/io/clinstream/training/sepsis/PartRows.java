package io.clinstream.training.sepsis;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import io.clinstream.training.sepsis.rows.HourQuestion;
import io.clinstream.training.sepsis.rows.StayRows;
import io.clinstream.training.sepsis.rows.VectorTable;
import io.clinstream.training.sepsis.utility.CohortUtility;
import io.clinstream.training.sepsis.utility.StayUtility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The patients of one part.
 *
 * @param part which
 * @param stays the patients, in order of ids
 * @param rows their hours, in the same order
 * @param utility their utilities, in the same order
 */
record PartRows(Part part, List<Stay> stays, StayRows rows, CohortUtility utility) {

    private static final String STUDY = "CINC2019";
    private static final String SITE = "B";

    PartRows {
        stays = List.copyOf(stays);
    }

    /**
     * Puts the answers of the vector files and the labels together.
     *
     * @param questions of all stays of the evaluation, hour by hour
     * @param first number of the first question of each stay, by patient
     * @param columns places in the vectors of the columns to keep
     */
    static PartRows of(
            Part part,
            List<Stay> stays,
            Map<String, Integer> first,
            List<HourQuestion> questions,
            VectorTable vectors,
            int[] columns) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add(vectors.features().get(column));
        }
        LabelledRows.Builder before = LabelledRows.builder(names, stays.size() * 40);
        LabelledRows.Builder from = LabelledRows.builder(names, stays.size());
        List<Integer> hoursBefore = new ArrayList<>();
        List<Integer> hoursFrom = new ArrayList<>();
        int without = 0;
        for (Stay stay : stays) {
            int question = first.getOrDefault(stay.patient(), 0);
            int early = 0;
            for (Stay.Hour hour : stay.hours()) {
                RowKey key = new RowKey(
                        stay.patient(), STUDY, SITE, questions.get(question).instant());
                float[] values = chosen(vectors.values(question), columns);
                without += vectors.has(question) ? 0 : 1;
                question++;
                if (stay.isBeforeOnset(hour)) {
                    before.add(key, stay.isOnsetNear(hour), values);
                    early++;
                } else {
                    from.add(key, false, values);
                }
            }
            hoursBefore.add(early);
            hoursFrom.add(stay.hours().size() - early);
        }
        StayRows rows = new StayRows(before.build(), from.build(), hoursBefore, hoursFrom, without);
        List<StayUtility> utilities =
                stays.stream().map(stay -> StayUtility.of(stay.labels())).toList();
        return new PartRows(part, stays, rows, new CohortUtility(utilities));
    }

    int hours() {
        return rows.beforeOnset().size() + rows.fromOnset().size();
    }

    long septicStays() {
        return stays.stream().filter(stay -> stay.onset().isPresent()).count();
    }

    private static float[] chosen(float[] values, int[] columns) {
        float[] chosen = new float[columns.length];
        for (int column = 0; column < columns.length; column++) {
            chosen[column] = values[columns[column]];
        }
        return chosen;
    }
}
