package io.clinstream.training.sepsis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    static EvaluationRows of(Cohort cohort, PatientSplit split, EvaluationHours hours) {
        int[] columns = hours.varying(cohort.of(Part.TRAIN, split));
        Map<Part, PartRows> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, hours.rows(part, cohort.of(part, split), columns));
        }
        return new EvaluationRows(parts, hours.names(columns), hours.vectors());
    }

    PartRows of(Part part) {
        PartRows rows = parts.get(part);
        if (rows == null) {
            throw new IllegalStateException("there are no rows of " + part);
        }
        return rows;
    }
}
