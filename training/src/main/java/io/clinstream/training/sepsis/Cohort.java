package io.clinstream.training.sepsis;

import io.clinstream.files.cinc2019.CincDirectory;
import io.clinstream.files.cinc2019.CincFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The patients of an evaluation.
 *
 * @param stays in order of ids
 * @param sha256 over every file's name, a zero byte and its content, in order of names: the same as in the NEWS2
 *     calibration table for the same files
 */
public record Cohort(List<Stay> stays, String sha256) {

    public Cohort {
        stays = List.copyOf(stays);
    }

    /**
     * Reads every patient.
     *
     * @param folder holds the {@code .psv} files
     * @param progress told the number of patients read so far
     * @throws io.clinstream.files.TrialFileException at the first file that is no patient
     */
    public static Cohort read(Path folder, IntConsumer progress) throws IOException {
        MessageDigest digest = newSha256();
        List<Stay> stays = new ArrayList<>();
        for (Path file : CincDirectory.files(List.of(folder))) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(file));
            stays.add(Stay.of(CincFile.read(file)));
            progress.accept(stays.size());
        }
        return new Cohort(stays, HexFormat.of().formatHex(digest.digest()));
    }

    /** The stays of one part, in order of ids. */
    List<Stay> of(Part part, PatientSplit split) {
        return stays.stream().filter(stay -> split.part(stay.patient()) == part).toList();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
