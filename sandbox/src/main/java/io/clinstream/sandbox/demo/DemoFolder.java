package io.clinstream.sandbox.demo;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demonstration's own folder: marked when it is made, and only a marked one is ever emptied. */
final class DemoFolder {

    private static final String MARK = ".clinstream-demo";

    private DemoFolder() {}

    /**
     * Leaves an empty, marked folder.
     *
     * @throws StackException the folder holds something that is not the demonstration's
     */
    static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Path> contents = contents(folder);
            if (contents.size() > 1 && !Files.exists(folder.resolve(MARK))) {
                throw new StackException("the demonstration empties its folder, and " + folder
                        + " holds something else; name another with --data-dir");
            }
            for (Path path : contents) {
                if (!path.equals(folder) && !path.equals(folder.resolve(MARK))) {
                    Files.delete(path);
                }
            }
            if (!Files.exists(folder.resolve(MARK))) {
                Files.createFile(folder.resolve(MARK));
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException("the demonstration's folder " + folder + " cannot be emptied", stuck);
        }
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
