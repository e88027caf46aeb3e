package io.clinstream.sandbox.layout;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds everything a stack remembers; deleting it forgets everything.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

    private static final long LEAST_FREE_BYTES = 512L * 1024 * 1024;

    /** Makes the path absolute, since children have other working directories. */
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Creates the folder if need be and checks that it can be written and has room.
     *
     * @throws StackException it is no folder, cannot be written, or less than 512 MB are free
     */
    public void requireUsable() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(root, ".writable", null));
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new StackException("disk full: " + root + " has " + free / (1024 * 1024) + " MB free, "
                        + LEAST_FREE_BYTES / (1024 * 1024)
                        + " MB are needed. Free some, or choose another --data-dir.");
            }
        } catch (IOException refused) {
            throw new StackException(
                    "the data folder " + root + " cannot be written: " + refused + ". Choose another --data-dir.",
                    refused);
        }
    }

    /** Folder of one part's data, created when missing and readable by its owner only. */
    public Path of(Part part) {
        Path path = root.resolve(part.id());
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return path;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Folder of the logs. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Log of one part. */
    public Path log(Part part) {
        return logs().resolve(part.id() + ".log");
    }

    /** Addresses for people, scripts and applications. */
    public Path addresses() {
        return root.resolve("stack.env");
    }

    /** Ports of the last start. */
    public Path ports() {
        return root.resolve("ports.properties");
    }

    /** Generated keys and passwords, readable by their owner only. */
    public Path credentials() {
        return root.resolve("credentials.properties");
    }

    /** Locked while a stack runs on this folder. */
    public Path lock() {
        return root.resolve("stack.lock");
    }

    /** What every part does at the moment, for {@code stack.sh status}. */
    public Path state() {
        return root.resolve("stack-state.json");
    }

    /** Requests to the running supervisor, one file each. */
    public Path requests() {
        return root.resolve("requests");
    }

    /** Output of the supervisor. */
    public Path supervisorLog() {
        return logs().resolve("supervisor.log");
    }
}
