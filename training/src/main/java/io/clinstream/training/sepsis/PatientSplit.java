package io.clinstream.training.sepsis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The committed split of the 16,000 development patients of hospital B (those whose number is not divisible by 5), drawn by
 * {@link SplitRule} and committed before any model was trained.
 *
 * @param parts part by patient, in order of ids
 * @param sha256 of the committed file's bytes, in hexadecimal
 */
public record PatientSplit(Map<String, Part> parts, String sha256) {

    /** The committed file, beside this class: a header, then {@code patient,part} in order of ids. */
    static final String FILE = "split.csv";

    static final String HEADER = "patient,part";

    public PatientSplit {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /**
     * Reads the committed file.
     *
     * @throws IllegalStateException if a line contradicts the rule of the draw
     */
    public static PatientSplit committed() {
        try (InputStream file = PatientSplit.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the split " + FILE + " is missing from the program");
            }
            return of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PatientSplit of(byte[] file) {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalStateException(FILE + " must begin with the line " + HEADER);
        }
        Map<String, Part> parts = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int comma = line.indexOf(',');
            String patient = line.substring(0, Math.max(0, comma));
            Part part = SplitRule.part(patient);
            if (!line.equals(patient + "," + part.text())) {
                throw new IllegalStateException(
                        FILE + ": the line \"" + line + "\" is not what the rule draws, " + part.text());
            }
            parts.put(patient, part);
        }
        return new PatientSplit(parts, HexFormat.of().formatHex(SplitRule.sha256(file)));
    }

    /** The part of a patient by id. */
    public Part part(String patient) {
        Part part = parts.get(patient);
        if (part == null) {
            throw new IllegalArgumentException("patient " + patient + " is not among the " + parts.size()
                    + " of the split; it holds those of hospital B whose number is not divisible by 5");
        }
        return part;
    }
}
