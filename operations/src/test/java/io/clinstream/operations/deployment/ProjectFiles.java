package io.clinstream.operations.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files at the top of the project, as they stand in the repository. */
final class ProjectFiles {

    private static final Path TOP = top();

    private ProjectFiles() {}

    static Path path(String name) {
        return TOP.resolve(name);
    }

    static String text(String name) throws IOException {
        return Files.readString(path(name));
    }

    static Map<String, Object> yaml(String name) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name));
    }

    @SuppressWarnings("unchecked") // the files are ours; another shape fails the test that asks
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** Tests run in their module's folder. */
    private static Path top() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
