package io.clinstream.operations.parity;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of the bronze objects of one topic, per partition in offset order, with all that stands in them. */
final class BronzeObjects {

    private final ObjectStore store;
    private final Path folder;
    private final Map<Integer, List<Link>> links = new TreeMap<>();

    private record Link(String key, long first) {}

    /** Takes lines in order. */
    interface Sink {
        /** The next line. */
        void take(BronzeLine line, String object, int number) throws SQLException, IOException;

        /** An object cannot be unpacked from here on. */
        void damaged(String object, int lines, IOException why);
    }

    /**
     * The chains of a topic.
     *
     * @param topicId of that topic, first eight characters; objects of a topic of the same name before it are left out
     * @param folder where one object at a time is kept
     */
    BronzeObjects(ObjectStore store, String topic, String topicId, Path folder) {
        this.store = store;
        this.folder = folder;
        for (ObjectInfo object : store.list("raw/" + topic + "/")) {
            ObjectName.find(object.key())
                    .filter(name -> name.topic().equals(topic) && name.topicId().equals(topicId))
                    .ifPresent(name -> links.computeIfAbsent(name.partition(), unseen -> new ArrayList<>())
                            .add(new Link(object.key(), name.firstOffset())));
        }
        links.values().forEach(chain -> chain.sort(Comparator.comparingLong(Link::first)));
    }

    /** Reads every line of a partition. */
    void read(int partition, Sink sink) throws SQLException, IOException {
        for (Link link : links.getOrDefault(partition, List.of())) {
            read(link.key(), sink);
        }
    }

    private void read(String key, Sink sink) throws SQLException, IOException {
        Path file = Files.createTempFile(folder, "bronze", ".ndjson.gz");
        try {
            store.download(key, file);
            read(key, file, sink);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void read(String key, Path file, Sink sink) throws SQLException, IOException {
        int number = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sink.take(BronzeLine.parse(line), key, ++number);
            }
        } catch (ZipException | EOFException damaged) {
            sink.damaged(key, number, damaged);
        }
    }
}
