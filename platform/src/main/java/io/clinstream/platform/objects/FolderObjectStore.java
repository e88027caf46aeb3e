package io.clinstream.platform.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A bucket in a folder, with the semantics of a right S3 server: for measurements and tests that kill processes. An
 * object is a folder with two files, put in its place by one rename, which fails where the object exists.
 */
public final class FolderObjectStore implements ObjectStore {

    private static final String CONTENT = "content";
    private static final String METADATA = "metadata";

    private final Path bucket;
    private final Path making;

    /** A bucket in {@code folder}, which is made where it is missing. */
    public FolderObjectStore(Path folder) {
        this.bucket = folder.resolve("bucket");
        this.making = folder.resolve("making");
        createBucket();
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
        return put(key, metadata, target -> Files.write(target, content));
    }

    @Override
    public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
        return put(key, metadata, target -> Files.copy(content, target));
    }

    private interface Writing {
        void to(Path target) throws IOException;
    }

    private PutOutcome put(String key, Map<String, String> metadata, Writing content) {
        Path object = bucket.resolve(key);
        try {
            Path made = Files.createTempDirectory(making, "object-");
            content.to(made.resolve(CONTENT));
            Files.writeString(made.resolve(METADATA), lines(metadata), StandardCharsets.UTF_8);
            Files.createDirectories(object.getParent());
            return moved(made, object);
        } catch (IOException unwritable) {
            throw new ObjectStoreException("cannot put " + key, unwritable);
        }
    }

    private static PutOutcome moved(Path made, Path object) throws IOException {
        try {
            Files.move(made, object, StandardCopyOption.ATOMIC_MOVE);
            return PutOutcome.CREATED;
        } catch (AtomicMoveNotSupportedException foreign) {
            throw foreign;
        } catch (FileSystemException refused) {
            if (!Files.exists(object.resolve(CONTENT))) {
                throw refused;
            }
            Files.delete(made.resolve(CONTENT));
            Files.delete(made.resolve(METADATA));
            Files.delete(made);
            return PutOutcome.EXISTS;
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        try {
            return Optional.of(Files.readAllBytes(bucket.resolve(key).resolve(CONTENT)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ObjectStoreException("cannot get " + key, unreadable);
        }
    }

    @Override
    public void download(String key, Path target) {
        try {
            Files.copy(bucket.resolve(key).resolve(CONTENT), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreadable) {
            throw new ObjectStoreException("cannot download " + key, unreadable);
        }
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        Path object = bucket.resolve(key);
        if (!Files.exists(object.resolve(CONTENT))) {
            return Optional.empty();
        }
        try {
            Map<String, String> metadata = new LinkedHashMap<>();
            for (String line : Files.readAllLines(object.resolve(METADATA), StandardCharsets.UTF_8)) {
                int equals = line.indexOf('=');
                metadata.put(line.substring(0, equals), line.substring(equals + 1));
            }
            return Optional.of(described(object, metadata));
        } catch (IOException unreadable) {
            throw new ObjectStoreException("cannot stat " + key, unreadable);
        }
    }

    @Override
    public List<ObjectInfo> list(String prefix) {
        Path from = bucket.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(from)) {
            return all.filter(path -> Files.exists(path.resolve(CONTENT)))
                    .map(object -> described(object, Map.of()))
                    .filter(object -> object.key().startsWith(prefix))
                    .sorted(Comparator.comparing(ObjectInfo::key))
                    .toList();
        } catch (IOException unreadable) {
            throw new ObjectStoreException("cannot list " + prefix, unreadable);
        }
    }

    @Override
    public boolean bucketExists() {
        return Files.isDirectory(bucket);
    }

    @Override
    public void createBucket() {
        try {
            Files.createDirectories(bucket);
            Files.createDirectories(making);
        } catch (IOException unwritable) {
            throw new ObjectStoreException("cannot make " + bucket, unwritable);
        }
    }

    private ObjectInfo described(Path object, Map<String, String> metadata) {
        Path content = object.resolve(CONTENT);
        try {
            String key = bucket.relativize(object).toString().replace('\\', '/');
            return new ObjectInfo(
                    key, Files.size(content), Files.getLastModifiedTime(content).toInstant(), metadata);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String lines(Map<String, String> metadata) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(metadata)
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }
}
