package io.clinstream.operations.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tally as the table the prediction service reads. It holds no date and no path, so the same patients always
 * give the same bytes.
 */
final class CalibrationTable {

    private static final int PROBABILITY_DECIMALS = 6;

    private static final String OUTCOME =
            "Clinical onset of sepsis (first hour labelled septic, plus 6 h) within 24 h after the hour.";

    private static final String METHOD =
            "Every hour of every patient is scored with NEWS2, saturation scale 1, from the"
                    + " last accepted value of each vital sign within 24 h; at least 4 of the 5 measured vitals must be there;"
                    + " patients are taken to be alert, and on oxygen if the inspired oxygen is above 21 %, else on room air."
                    + " Hours at or after the onset are left out, and so are hours whose record ends within 24 h without an"
                    + " onset (censored). Adjacent totals whose rates violate the order are pooled; each pool gets "
                    + MonotoneRates.PRIOR_HOURS
                    + " further hours at the overall rate. A total never observed takes the value of"
                    + " the observed total below it.";

    private CalibrationTable() {}

    static String json(Tally tally, String source, String inputSha256) {
        ObjectNode table = Json.MAPPER.createObjectNode();
        table.put("version", "news2-cinc2019-" + inputSha256.substring(0, 12));
        table.put("source", source);
        table.put("input_sha256", inputSha256);
        table.put("outcome", OUTCOME);
        table.put("method", METHOD);
        table.put("patients", tally.patients());
        table.put("septic_patients", tally.septicPatients());
        table.set("patient_hours", hours(tally.hours()));
        table.put("overall_rate", rounded(tally.baseRate()));
        table.put("auroc_of_total", rounded(tally.auroc()));
        table.set("totals", totals(tally));
        ArrayNode rawRates = table.putArray("raw_rates");
        ArrayNode censored = table.putArray("censored_hours");
        ArrayNode floor = table.putArray("raw_rates_if_censored_hours_were_free_of_sepsis");
        ArrayNode patients = table.putArray("patients_by_total");
        for (TotalTally total : tally.totals()) {
            rawRates.add(rate(total.events(), total.hours()));
            floor.add(rate(total.events(), total.hours() + total.censored()));
            censored.add(total.censored());
            patients.add(total.patients());
        }
        return print(table);
    }

    private static ObjectNode hours(HourCounts counts) {
        return Json.MAPPER
                .createObjectNode()
                .put("read", counts.all())
                .put("in_table", counts.known())
                .put("too_few_vitals", counts.insufficient())
                .put("censored", counts.censored())
                .put("at_or_after_onset", counts.afterOnset());
    }

    private static ArrayNode totals(Tally tally) {
        List<TotalTally> totals = tally.totals();
        double[] rates = MonotoneRates.of(totals, tally.baseRate());
        ArrayNode rows = Json.MAPPER.createArrayNode();
        for (TotalTally total : totals) {
            rows.addObject()
                    .put("total", total.total())
                    .put("hours", total.hours())
                    .put("events", total.events())
                    .put("probability", rounded(rates[total.total()]));
        }
        return rows;
    }

    private static @Nullable BigDecimal rate(long events, long hours) {
        return hours == 0 ? null : rounded((double) events / hours);
    }

    private static BigDecimal rounded(double rate) {
        return BigDecimal.valueOf(rate).setScale(PROBABILITY_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** One field a line, and one row of the table a line, so that a change of the data can be read as a diff. */
    private static String print(ObjectNode table) {
        StringJoiner lines = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        for (Map.Entry<String, JsonNode> field : table.properties()) {
            JsonNode value = field.getValue();
            String text = field.getKey().equals("totals") ? rows(value) : value.toString();
            lines.add("\"" + field.getKey() + "\": " + text);
        }
        return lines.toString();
    }

    private static String rows(JsonNode rows) {
        StringJoiner lines = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
        rows.forEach(row -> lines.add(row.toString()));
        return lines.toString();
    }
}
