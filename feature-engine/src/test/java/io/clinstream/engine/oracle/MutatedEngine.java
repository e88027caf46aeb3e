package io.clinstream.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.history.PatientHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The engine with one source file changed, in a class loader of its own that also loads the comparison: what the suite
 * says to the mutant is what it would say to the engine.
 */
final class MutatedEngine {

    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src", "main", "java");

    private final Path classes;

    private MutatedEngine(Path classes) {
        this.classes = classes;
    }

    /** A text that must stand in a file exactly once, and what stands there instead. */
    record Change(String snippet, String replacement) {

        String applyTo(String source, Path file) {
            assertThat(source.split(Pattern.quote(snippet), -1))
                    .as("the snippet of the mutant must stand in %s once: %s", file, snippet)
                    .hasSize(2);
            return source.replace(snippet, replacement);
        }
    }

    /**
     * Compiles one file of the engine with changes.
     *
     * @param file below the package {@code io.clinstream.engine}, for example {@code series/Series.java}
     * @param workplace an empty folder
     */
    static MutatedEngine of(String file, List<Change> changes, Path workplace) throws IOException {
        Path original = SOURCES.resolve("io/clinstream/engine").resolve(file);
        String source = Files.readString(original);
        for (Change change : changes) {
            source = change.applyTo(source, original);
        }
        Path mutated = workplace.resolve("src").resolve(original.getFileName());
        Files.createDirectories(workplace.resolve("src"));
        Files.writeString(mutated, source);
        Path classes = Files.createDirectories(workplace.resolve("classes"));
        compile(mutated, classes);
        return new MutatedEngine(classes);
    }

    /** What differs from the oracle first, in words; null if nothing does. A crash is a difference. */
    @Nullable
    String firstDifference(long seed, int histories, int instants) throws ReflectiveOperationException {
        Class<?> comparison = Class.forName(Comparison.class.getName(), true, new Loader());
        try {
            return (String) comparison
                    .getMethod("firstDifference", long.class, int.class, int.class)
                    .invoke(null, seed, histories, instants);
        } catch (InvocationTargetException e) {
            return "fails with " + e.getCause();
        }
    }

    private static void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    String.join(
                            System.getProperty("path.separator"),
                            place(PatientHistory.class),
                            place(Signal.class),
                            place(NullMarked.class)));
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("the mutant must compile:%n%s", messages).isTrue();
        }
    }

    /** The folder or archive a class comes from. */
    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Defines every class of the engine and of this package itself, the mutated ones first; leaves the rest above. */
    private final class Loader extends ClassLoader {

        Loader() {
            super(MutatedEngine.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("io.clinstream.engine.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream bytes = Files.exists(classes.resolve(file))
                    ? Files.newInputStream(classes.resolve(file))
                    : getParent().getResourceAsStream(file)) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
