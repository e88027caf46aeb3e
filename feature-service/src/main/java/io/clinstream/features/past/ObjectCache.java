package io.clinstream.features.past;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.ObjectStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Objects on local disk. They never change, so a copy never grows old; those least recently read go first where room is
 * needed. Safe for use by several threads.
 */
public final class ObjectCache {

    private final ObjectStore store;
    private final Path folder;
    private final long maxBytes;

    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> inUse = new HashMap<>();
    private long bytes;

    /**
     * An empty cache.
     *
     * @param folder its own; made at first use
     * @param maxBytes most bytes it keeps; a single reader may need one object more
     */
    public ObjectCache(ObjectStore store, Path folder, long maxBytes) {
        this.store = store;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * Copies of all the objects, in order, in as few portions as fit.
     *
     * @param objects parts of a listing
     * @param reader takes a portion; the copies stand while it reads
     * @throws ObjectStoreException an object cannot be copied
     */
    public void read(List<ObjectInfo> objects, Consumer<List<Path>> reader) {
        List<ObjectInfo> portion = new ArrayList<>();
        long size = 0;
        for (ObjectInfo object : objects) {
            // Half of the room, so that two readers fit.
            if (!portion.isEmpty() && size + object.size() > maxBytes / 2) {
                lend(portion, reader);
                portion.clear();
                size = 0;
            }
            portion.add(object);
            size += object.size();
        }
        if (!portion.isEmpty()) {
            lend(portion, reader);
        }
    }

    /** The key of an object whose copy lies there. */
    public String keyOf(Path copy) {
        return folder.relativize(copy).toString();
    }

    /** Bytes on disk. */
    public synchronized long bytes() {
        return bytes;
    }

    private void lend(List<ObjectInfo> portion, Consumer<List<Path>> reader) {
        List<Path> copies = new ArrayList<>();
        List<String> lent = new ArrayList<>();
        try {
            for (ObjectInfo object : portion) {
                copies.add(borrow(object));
                lent.add(object.key());
            }
            reader.accept(copies);
        } finally {
            giveBack(lent);
        }
    }

    private synchronized Path borrow(ObjectInfo object) {
        Path copy = folder.resolve(object.key());
        if (sizes.get(object.key()) == null) {
            makeRoom(object.size());
            download(object.key(), copy);
            sizes.put(object.key(), object.size());
            bytes += object.size();
        }
        inUse.merge(object.key(), 1, Integer::sum);
        return copy;
    }

    private synchronized void giveBack(List<String> lent) {
        lent.forEach(key -> inUse.computeIfPresent(key, (name, readers) -> readers == 1 ? null : readers - 1));
    }

    private void makeRoom(long needed) {
        Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
        while (bytes + needed > maxBytes && oldest.hasNext()) {
            Map.Entry<String, Long> object = oldest.next();
            if (!inUse.containsKey(object.getKey())) {
                delete(folder.resolve(object.getKey()));
                bytes -= object.getValue();
                oldest.remove();
            }
        }
    }

    private void download(String key, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            Path part = copy.resolveSibling(copy.getFileName() + ".part");
            store.download(key, part);
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("an object cannot be kept in " + folder, unwritable);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException stays) {
            throw new UncheckedIOException("a copy cannot be deleted", stays);
        }
    }
}
