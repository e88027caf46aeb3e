package io.clinstream.producer.source.ward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A line of a hazard file, as someone else reads it. */
record HazardRow(String patientId, Instant hour, double severity, double hazard, double risk, boolean event) {

    static List<HazardRow> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream().map(HazardRow::of).toList();
    }

    private static HazardRow of(String line) {
        String[] cells = line.split(",", -1);
        return new HazardRow(
                cells[0],
                Instant.parse(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                cells[5].equals("1"));
    }
}
