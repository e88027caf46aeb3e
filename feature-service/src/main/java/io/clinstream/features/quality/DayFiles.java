package io.clinstream.features.quality;

import io.clinstream.features.quality.QualityReport.Input;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The objects of a day, brought to a folder; notes down what was read. */
final class DayFiles {

    private final ObjectStore store;
    private final Path folder;
    private final Progress progress;
    private final SortedMap<String, Input> read = new TreeMap<>();

    DayFiles(ObjectStore store, Path folder, Progress progress) {
        this.store = store;
        this.folder = folder;
        this.progress = progress;
    }

    /** Downloads all objects below a prefix with that ending, in the order of their names. */
    List<Path> below(String prefix, String ending) throws IOException {
        List<ObjectInfo> objects = store.list(prefix).stream()
                .filter(object -> object.key().endsWith(ending))
                .sorted(java.util.Comparator.comparing(ObjectInfo::key))
                .toList();
        progress.expect(objects.size());
        progress.say(prefix);
        List<Path> files = new ArrayList<>();
        for (ObjectInfo object : objects) {
            Path file = folder.resolve(object.key());
            Files.createDirectories(file.getParent());
            store.download(object.key(), file);
            files.add(file);
            progress.advance(1);
        }
        read.put(
                prefix,
                new Input(
                        objects.size(),
                        objects.stream().mapToLong(ObjectInfo::size).sum()));
        return files;
    }

    /** What was read so far, by folder. */
    SortedMap<String, Input> read() {
        return read;
    }
}
