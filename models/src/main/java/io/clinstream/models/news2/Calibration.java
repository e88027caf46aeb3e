package io.clinstream.models.news2;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The committed table that turns a NEWS2 total into a probability. It is made from real data by a documented command,
 * for the outcome it names; without it there is no probability and the API does not start.
 *
 * @param version version of the table
 * @param source the data it was made from
 * @param outcome what the probability is of
 * @param rows one row per total, 0 to 20 in order
 */
public record Calibration(String version, String source, String outcome, List<Row> rows) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Highest NEWS2 total. */
    public static final int HIGHEST_TOTAL = 20;

    /** Where the committed table lies on the class path. */
    public static final String RESOURCE = "/io/clinstream/models/news2/news2-calibration.json";

    /**
     * One row.
     *
     * @param total NEWS2 total
     * @param hours patient-hours with that total in the data
     * @param events of them, those with an event within the horizon
     * @param probability calibrated probability, strictly between 0 and 1
     */
    public record Row(int total, long hours, long events, double probability) {}

    /** Checks that every total has a row with a usable probability, and that a higher total is never a lower risk. */
    public Calibration {
        rows = List.copyOf(rows);
        if (rows.size() != HIGHEST_TOTAL + 1) {
            throw new IllegalArgumentException(
                    "the calibration table needs a row for every total 0 to 20, it has " + rows.size());
        }
        double previous = 0;
        for (int total = 0; total <= HIGHEST_TOTAL; total++) {
            Row row = rows.get(total);
            if (row.total() != total) {
                throw new IllegalArgumentException("row " + total + " of the calibration table is for " + row.total());
            }
            if (!(row.probability() > 0 && row.probability() < 1)) {
                throw new IllegalArgumentException(
                        "the probability of total " + total + " must lie strictly between 0 and 1");
            }
            if (row.probability() < previous) {
                throw new IllegalArgumentException("the probability of total " + total + " is below the one before");
            }
            previous = row.probability();
        }
    }

    /**
     * Reads a table from the class path.
     *
     * @throws MissingCalibrationException there is none, or it is no table
     */
    public static Calibration load(String resource) {
        try (InputStream stream = Calibration.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new MissingCalibrationException("no calibration table at " + resource
                        + " on the class path: NEWS2 totals have no probability without it");
            }
            JsonNode table = MAPPER.readTree(stream);
            List<Row> rows = MAPPER.convertValue(table.path("totals"), new TypeReference<>() {});
            return new Calibration(
                    table.path("version").asText(),
                    table.path("source").asText(),
                    table.path("outcome").asText(),
                    rows);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new MissingCalibrationException(
                    "the calibration table at " + resource + " is unusable: " + unusable.getMessage());
        }
    }

    /** Probability at a total. */
    public double probability(int total) {
        return rows.get(total).probability();
    }

    /** Log-odds of the probability at a total; strict arithmetic, so the same bits on every machine. */
    public double logOdds(int total) {
        double probability = probability(total);
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
