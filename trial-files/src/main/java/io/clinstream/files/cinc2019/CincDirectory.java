package io.clinstream.files.cinc2019;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds patients: a file stands for itself, a folder for the {@code .psv} files in it. */
public final class CincDirectory {

    private CincDirectory() {}

    /**
     * The patients' files under {@code paths}, each folder in order of names.
     *
     * @throws TrialFileException if a path does not exist or a folder holds no patient
     */
    public static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? inFolder(path) : List.of(existing(path)));
        }
        return files;
    }

    private static Path existing(Path path) throws TrialFileException {
        if (!Files.isRegularFile(path)) {
            throw TrialFileException.ofFile(path.toString(), "there is no such file or folder");
        }
        return path;
    }

    private static List<Path> inFolder(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.psv(\\.gz)?"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw TrialFileException.ofFile(folder.toString(), "the folder holds no .psv file of a patient");
            }
            return found;
        }
    }
}
