package io.clinstream.sandbox.part;

import io.clinstream.sandbox.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Native programs out of jars: unpacked once, used by every stack. Two stacks may start at once, so a folder appears
 * whole or not at all, and only one process unpacks.
 *
 * @param folder where the programs are kept
 */
record UnpackedProgram(Path folder) {

    private static final Set<PosixFilePermission> RUNNABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    /** One executable file of a jar. */
    Path file(Path jar, String entry) {
        Path target = folder.resolve(entry);
        return once(target, jar, draft -> {
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream bytes = zip.getInputStream(entry(zip, entry))) {
                Files.copy(bytes, draft);
                Files.setPosixFilePermissions(draft, RUNNABLE);
            }
        });
    }

    /** The folder that a {@code .txz} archive inside a jar unpacks to. */
    Path archive(Path jar, String suffix) {
        String name = jar.getFileName().toString().replace(".jar", "");
        return once(folder.resolve(name), jar, draft -> {
            Files.createDirectory(draft);
            try (ZipFile zip = new ZipFile(jar.toFile());
                    InputStream bytes = zip.getInputStream(zip.stream()
                            .filter(entry -> entry.getName().endsWith(suffix))
                            .findFirst()
                            .orElseThrow(() -> new IOException(jar + " holds no *" + suffix)));
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
                unpack(tar, draft);
            }
        });
    }

    private Path once(Path target, Path jar, Unpacking unpacking) {
        try {
            Files.createDirectories(folder);
            synchronized (UnpackedProgram.class) {
                try (FileChannel lock = FileChannel.open(
                                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = lock.lock()) {
                    if (held.isValid() && !Files.exists(target)) {
                        Path draft = Files.createTempDirectory(folder, ".draft").resolve("content");
                        unpacking.into(draft);
                        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                        Files.delete(draft.getParent());
                    }
                }
            }
            return target;
        } catch (IOException refused) {
            throw new StackException("cannot unpack " + jar + " to " + target + ": " + refused.getMessage(), refused);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path root) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = root.resolve(entry.getName()).normalize();
            if (!path.startsWith(root)) {
                throw new IOException("the archive points outside itself: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                Files.setPosixFilePermissions(path, permissions(entry.getMode()));
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        EnumSet<PosixFilePermission> set = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        return (mode & 0100) == 0 ? set : RUNNABLE;
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(zip.getName() + " holds no " + name);
        }
        return entry;
    }

    /** Writes the content to a path that does not exist yet. */
    private interface Unpacking {
        void into(Path draft) throws IOException;
    }
}
