package io.clinstream.registry;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.DamagedObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects of versions, {@code models/<name>/<version>/…}: created once, never changed. */
final class VersionFiles {

    private final ObjectStore objects;

    VersionFiles(ObjectStore objects) {
        this.objects = objects;
    }

    static String prefix(String name, int version) {
        return "models/" + name + "/" + version + "/";
    }

    /** The highest version with an object, registered or left behind by an interrupted registration; 0: none. */
    int highest(String name) {
        String folder = "models/" + name + "/";
        int highest = 0;
        for (ObjectInfo object : objects.list(folder)) {
            String number = object.key().substring(folder.length()).split("/", 2)[0];
            if (number.matches("[1-9][0-9]{0,8}")) {
                highest = Math.max(highest, Integer.parseInt(number));
            }
        }
        return highest;
    }

    /** Writes all files, and returns them in name order. */
    List<StoredFile> store(String prefix, Map<String, byte[]> files) {
        List<StoredFile> stored = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> {
            StoredFile file = StoredFile.of(name, content);
            if (objects.putIfAbsent(prefix + name, content, Map.of("sha256", file.sha256())) == PutOutcome.EXISTS) {
                throw new RefusedTransitionException(
                        prefix + name + " exists already: somebody else registers this model now; try again");
            }
            stored.add(file);
        });
        return stored;
    }

    /** Reads files and compares their checksums. */
    Map<String, byte[]> load(String prefix, List<StoredFile> files) {
        Map<String, byte[]> loaded = new TreeMap<>();
        for (StoredFile file : files) {
            byte[] content = objects.find(prefix + file.name())
                    .orElseThrow(() -> new DamagedObjectException(prefix + file.name() + " is missing"));
            if (content.length != file.bytes() || !Checksum.of(content).equals(file.sha256())) {
                throw new DamagedObjectException(
                        prefix + file.name() + " is not what was registered: its checksum differs");
            }
            loaded.put(file.name(), content);
        }
        return loaded;
    }
}
