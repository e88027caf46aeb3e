package io.clinstream.training.sepsis;

import io.clinstream.training.sepsis.rows.EvaluationInputs;
import io.clinstream.training.sepsis.rows.HourQuestion;
import io.clinstream.training.sepsis.rows.VectorFiles;
import io.clinstream.training.sepsis.rows.VectorTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every hour of a cohort with its vector, from which the rows of any of its patients are made.
 *
 * @param questions hour by hour, stay after stay
 * @param first number of the first question of each stay, by patient
 * @param table the vector of each question
 * @param vectors vectors in the files, of which each hour takes the newest
 */
record EvaluationHours(List<HourQuestion> questions, Map<String, Integer> first, VectorTable table, long vectors) {

    EvaluationHours {
        questions = List.copyOf(questions);
        first = Map.copyOf(first);
    }

    static EvaluationHours read(Cohort cohort, Placement placement, VectorFiles files) throws SQLException {
        List<HourQuestion> questions = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (Stay stay : cohort.stays()) {
            first.put(stay.patient(), questions.size());
            stay.hours().forEach(hour -> questions.add(placement.question(stay, hour)));
        }
        return new EvaluationHours(
                questions, first, files.answer(questions, EvaluationInputs.allowed()), files.vectors());
    }

    /** The rows of some stays with the columns at these places. */
    PartRows rows(Part part, List<Stay> stays, int[] columns) {
        return PartRows.of(part, stays, first, questions, table, columns);
    }

    /** Names of the columns at these places. */
    List<String> names(int[] columns) {
        return IntStream.of(columns)
                .mapToObj(column -> table.features().get(column))
                .toList();
    }

    /** Places of the columns that hold two values at least (null is one) in some stays. */
    int[] varying(List<Stay> stays) {
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
