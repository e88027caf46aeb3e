package io.clinstream.operations.calibration;

import io.clinstream.files.cinc2019.CincDirectory;
import io.clinstream.files.cinc2019.CincFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The patients of a calibration.
 *
 * @param tally what was counted
 * @param sha256 of every file's name and content, in order of names
 */
record CincCohort(Tally tally, String sha256) {

    /**
     * Reads every patient.
     *
     * @param folders folders of {@code .psv} files, or such files
     * @param progress told the number of patients read so far
     * @throws io.clinstream.files.TrialFileException at the first file that is no patient
     */
    static CincCohort read(List<Path> folders, IntConsumer progress) throws IOException {
        MessageDigest digest = newSha256();
        Tally tally = Tally.NONE;
        int read = 0;
        for (Path file : CincDirectory.files(folders)) {
            digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.readAllBytes(file));
            tally = tally.plus(PatientTally.of(CincFile.read(file)));
            progress.accept(++read);
        }
        return new CincCohort(tally, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
