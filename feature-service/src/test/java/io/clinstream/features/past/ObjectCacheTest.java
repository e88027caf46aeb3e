package io.clinstream.features.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectCacheTest {

    private static final int SIZE = 100;

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());

    @TempDir
    private Path folder;

    @Test
    void shouldReadInPortionsAndKeepItsBound() throws Exception {
        // Given
        ObjectCache cache = new ObjectCache(store, folder, 6 * SIZE);
        List<ObjectInfo> objects = objects(20);

        // When
        List<Integer> portions = new ArrayList<>();
        List<String> read = new ArrayList<>();
        cache.read(objects, copies -> {
            portions.add(copies.size());
            copies.forEach(copy -> read.add(cache.keyOf(copy) + " " + content(copy)));
        });

        // Then
        assertThat(portions).allMatch(size -> size <= 3);
        assertThat(read)
                .containsExactlyElementsOf(objects.stream()
                        .map(object -> object.key() + " " + object.key())
                        .toList());
        assertThat(cache.bytes()).isEqualTo(bytesOnDisk()).isLessThanOrEqualTo(6 * SIZE);
    }

    @Test
    void shouldCopyAnObjectOnce() {
        // Given
        ObjectCache cache = new ObjectCache(store, folder, 10 * SIZE);
        List<ObjectInfo> objects = objects(2);
        cache.read(objects, copies -> {});

        // When
        Path copy = folder.resolve(objects.get(0).key());
        write(copy, "the copy of before");

        // Then
        cache.read(objects, copies -> assertThat(content(copies.get(0))).isEqualTo("the copy of before"));
    }

    @Test
    void shouldNotTakeAwayWhatIsBeingRead() {
        // Given
        ObjectCache cache = new ObjectCache(store, folder, 2 * SIZE);
        List<ObjectInfo> objects = objects(5);

        // When, Then
        cache.read(objects.subList(0, 1), outer -> {
            cache.read(objects.subList(1, 5), inner -> {});
            assertThat(outer.get(0)).exists();
        });
    }

    private List<ObjectInfo> objects(int count) {
        List<ObjectInfo> objects = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String key = "processed/events/date=2026-11-20/object-" + (100 + number);
            byte[] content = new byte[SIZE];
            Arrays.fill(content, (byte) ' ');
            System.arraycopy(key.getBytes(StandardCharsets.UTF_8), 0, content, 0, key.length());
            store.putIfAbsent(key, content, Map.of());
        }
        objects.addAll(store.list("processed/events/"));
        return objects;
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String content(Path copy) {
        try {
            return Files.readString(copy).strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void write(Path copy, String content) {
        try {
            Files.writeString(copy, content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
