package io.clinstream.training.ward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The truth about every patient of a ward, as {@code simulate --hazard-file} wrote it. */
public final class HazardTruth {

    /** First line of a hazard file. */
    static final String HEADER = "patient_id,hour,severity,hazard_per_hour,risk_24h,event";

    private static final int COLUMNS = 6;

    private final SortedMap<String, PatientTruth> patients;

    private HazardTruth(SortedMap<String, PatientTruth> patients) {
        this.patients = patients;
    }

    /** All patients by id, in order. */
    public SortedMap<String, PatientTruth> patients() {
        return Collections.unmodifiableSortedMap(patients);
    }

    /** What is known of a patient; empty for one that the file does not name. */
    public Optional<PatientTruth> of(String patientId) {
        return Optional.ofNullable(patients.get(patientId));
    }

    /**
     * Reads a file; one whose name ends in {@code .gz} is compressed.
     *
     * @throws InvalidHazardFileException a line breaks a rule
     * @throws IOException the file cannot be read
     */
    public static HazardTruth read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return read(lines);
        }
    }

    private static HazardTruth read(BufferedReader lines) throws IOException {
        if (!HEADER.equals(lines.readLine())) {
            throw new InvalidHazardFileException("line 1 must be " + HEADER);
        }
        Map<String, PatientTruth.Builder> built = new TreeMap<>();
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            add(built, line.split(",", -1), number);
        }
        SortedMap<String, PatientTruth> patients = new TreeMap<>();
        built.forEach((id, builder) -> patients.put(id, builder.build()));
        return new HazardTruth(patients);
    }

    private static void add(Map<String, PatientTruth.Builder> built, String[] cells, int line) {
        if (cells.length != COLUMNS) {
            throw new InvalidHazardFileException("line " + line + " must have " + COLUMNS + " columns");
        }
        long hour = instant(cells[1], line);
        PatientTruth.Builder patient = built.computeIfAbsent(cells[0], unseen -> new PatientTruth.Builder(hour));
        if (patient.next() != hour) {
            throw new InvalidHazardFileException(
                    "line " + line + ", hour must follow the patient's last one, was " + cells[1]);
        }
        double risk = number(cells[4], "risk_24h", line);
        if (risk > 1) {
            throw new InvalidHazardFileException("line " + line + ", risk_24h must be at most 1, was " + cells[4]);
        }
        if (!cells[5].equals("0") && !cells[5].equals("1")) {
            throw new InvalidHazardFileException("line " + line + ", event must be 0 or 1, was " + cells[5]);
        }
        patient.add(number(cells[3], "hazard_per_hour", line), risk, cells[5].equals("1"));
    }

    private static long instant(String text, int line) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException malformed) {
            throw new InvalidHazardFileException("line " + line + ", hour must be ISO 8601 with zone, was " + text);
        }
    }

    private static double number(String text, String column, int line) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            value = Double.NaN;
        }
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new InvalidHazardFileException(
                    "line " + line + ", " + column + " must be a number of 0 or more, was " + text);
        }
        return value;
    }
}
