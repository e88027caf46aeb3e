package io.clinstream.training.models;

import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A package as a folder on disk.
 *
 * @param pack the model
 * @param artifacts the files its manifest does not name
 */
record PackageFolder(ModelPackage pack, Map<String, byte[]> artifacts) {

    /** A file larger than this is none of a model. */
    private static final long LARGEST = 512L << 20;

    /**
     * Reads a folder with all that is in it.
     *
     * @throws IOException it cannot be read
     * @throws InvalidModelException it is no package
     */
    static PackageFolder read(Path folder) throws IOException {
        Path manifest = folder.resolve(ModelPackage.MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new InvalidModelException("--package", folder.toString(), "must hold a " + ModelPackage.MANIFEST);
        }
        Set<String> named = new HashSet<>(Set.of(ModelPackage.MANIFEST));
        Json.MAPPER
                .readTree(Files.readAllBytes(manifest))
                .path("files")
                .forEach(file -> named.add(file.path("name").asText()));
        Map<String, byte[]> model = new TreeMap<>();
        Map<String, byte[]> others = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (Files.size(file) > LARGEST) {
                throw new InvalidModelException("--package", name, "must be smaller than 512 MB");
            }
            (named.contains(name) ? model : others).put(name, Files.readAllBytes(file));
        }
        return new PackageFolder(ModelPackage.read(model), others);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
