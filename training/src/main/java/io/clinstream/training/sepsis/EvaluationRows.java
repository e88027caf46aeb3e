package io.clinstream.training.sepsis;

import io.clinstream.training.sepsis.rows.EvaluationInputs;
import io.clinstream.training.sepsis.rows.HourQuestion;
import io.clinstream.training.sepsis.rows.VectorFiles;
import io.clinstream.training.sepsis.rows.VectorTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All rows of the evaluation.
 *
 * @param parts by part
 * @param inputs names of the columns: features that models may read and that vary in the training part
 * @param vectors vectors in the files, of which each hour takes the newest
 */
record EvaluationRows(Map<Part, PartRows> parts, List<String> inputs, long vectors) {

    EvaluationRows {
        parts = Map.copyOf(parts);
        inputs = List.copyOf(inputs);
    }

    static EvaluationRows read(Cohort cohort, PatientSplit split, Placement placement, VectorFiles files)
            throws SQLException {
        List<HourQuestion> questions = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (Stay stay : cohort.stays()) {
            first.put(stay.patient(), questions.size());
            stay.hours().forEach(hour -> questions.add(placement.question(stay, hour)));
        }
        VectorTable table = files.answer(questions, EvaluationInputs.allowed());
        int[] columns = varying(table, cohort.of(Part.TRAIN, split), first);
        Map<Part, PartRows> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, PartRows.of(part, cohort.of(part, split), first, questions, table, columns));
        }
        List<String> inputs = IntStream.of(columns)
                .mapToObj(column -> table.features().get(column))
                .toList();
        return new EvaluationRows(parts, inputs, files.vectors());
    }

    PartRows of(Part part) {
        PartRows rows = parts.get(part);
        if (rows == null) {
            throw new IllegalStateException("there are no rows of " + part);
        }
        return rows;
    }

    /** Places of the columns that hold two values at least (null is one) in the training part. */
    private static int[] varying(VectorTable table, List<Stay> stays, Map<String, Integer> first) {
        boolean[] varies = new boolean[table.features().size()];
        float[] seen = null;
        for (Stay stay : stays) {
            int question = first.getOrDefault(stay.patient(), 0);
            for (int hour = 0; hour < stay.hours().size(); hour++) {
                float[] values = table.values(question + hour);
                seen = seen == null ? values : seen;
                for (int column = 0; column < varies.length; column++) {
                    varies[column] |= Float.compare(values[column], seen[column]) != 0;
                }
            }
        }
        return IntStream.range(0, varies.length)
                .filter(column -> varies[column])
                .toArray();
    }
}
