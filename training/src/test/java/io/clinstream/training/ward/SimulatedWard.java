package io.clinstream.training.ward;

import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.data.RowKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small ward made for tests: its hazard file, and rows as a training set would have them. */
final class SimulatedWard {

    static final List<String> COLUMNS = List.of("heart_rate_last", "news2_last");

    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final long HOUR = 3_600_000L;

    private final int hours;
    private final double[][] severities;
    private final boolean[][] events;

    SimulatedWard(int patients, int days, long seed) {
        this.hours = 24 * days;
        this.severities = new double[patients][hours];
        this.events = new boolean[patients][hours];
        SplittableRandom random = new SplittableRandom(seed);
        for (int patient = 0; patient < patients; patient++) {
            double severity = random.nextGaussian();
            for (int hour = 0; hour < hours; hour++) {
                severities[patient][hour] = severity;
                events[patient][hour] = random.nextDouble() < -Math.expm1(-hazard(severity));
                severity = 0.98 * severity + 0.199 * random.nextGaussian();
            }
        }
    }

    /** The hazard file; the risk is that of a severity that stays as it is. */
    HazardTruth truth(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder(HazardTruth.HEADER).append('\n');
        for (int hour = 0; hour < hours; hour++) {
            for (int patient = 0; patient < severities.length; patient++) {
                double hazard = hazard(severities[patient][hour]);
                lines.append(id(patient))
                        .append(',')
                        .append(START.plusMillis(hour * HOUR))
                        .append(',');
                lines.append(severities[patient][hour])
                        .append(',')
                        .append(hazard)
                        .append(',');
                lines.append(-Math.expm1(-24 * hazard))
                        .append(',')
                        .append(events[patient][hour] ? 1 : 0)
                        .append('\n');
            }
        }
        return HazardTruth.read(Files.writeString(folder.resolve("hazards.csv"), lines));
    }

    /** A row at every listed instant: the heart rate tells the severity, NEWS2 a little of it. */
    LabelledRows rows(HazardTruth truth, int every) throws IOException {
        StringWriter list = new StringWriter();
        new WardInstants(every).write(truth, list);
        Map<String, List<Instant>> instants = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new StringReader(list.toString()))) {
            lines.lines().skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                instants.computeIfAbsent(cells[0], unseen -> new ArrayList<>()).add(Instant.parse(cells[1]));
            });
        }
        LabelledRows.Builder rows = LabelledRows.builder(COLUMNS, 1_000);
        for (int patient = 0; patient < severities.length; patient++) {
            for (Instant instant : instants.get(id(patient))) {
                int hour = (int) ((instant.toEpochMilli() - START.toEpochMilli()) / HOUR);
                double severity = severities[patient][hour];
                boolean event = false;
                for (int ahead = hour; ahead < hour + 24; ahead++) {
                    event |= events[patient][ahead];
                }
                rows.add(new RowKey(id(patient), "WARD", "SITE", instant.toEpochMilli()), event, new float[] {
                    (float) (80 + 10 * severity), severity > 1 ? 3 : 0
                });
            }
        }
        return rows.build();
    }

    static String id(int patient) {
        return "PT" + (1_000 + patient);
    }

    private static double hazard(double severity) {
        return Math.exp(-6 + 1.4 * severity);
    }
}
