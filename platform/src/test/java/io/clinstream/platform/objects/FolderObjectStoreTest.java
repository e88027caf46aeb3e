package io.clinstream.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectStoreTest {

    @TempDir
    private Path folder;

    private FolderObjectStore store;

    @BeforeEach
    void open() {
        store = new FolderObjectStore(folder.resolve("store"));
    }

    @Test
    void shouldRefuseToOverwrite() {
        assertThat(store.refusesOverwrite()).isTrue();
        assertThat(store.find("probe/create-only"))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1));
    }

    @Test
    void shouldDescribeAnObjectWithItsMetadata() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "rows");

        store.putIfAbsent("a/b/c.txt", file, Map.of("rows", "4", "sha256", "a=b"));

        ObjectInfo info = store.stat("a/b/c.txt").orElseThrow();
        assertThat(info.size()).isEqualTo(4);
        assertThat(info.metadata()).containsEntry("rows", "4").containsEntry("sha256", "a=b");
        assertThat(store.stat("a/b")).isEmpty();
    }

    @Test
    void shouldListByPrefixInNameOrder() {
        List.of("a/2", "a/10", "b/1", "ab/1").forEach(key -> store.putIfAbsent(key, new byte[0], Map.of()));

        assertThat(store.list("a/")).extracting(ObjectInfo::key).containsExactly("a/10", "a/2");
        assertThat(store.list("c/")).isEmpty();
    }

    @Test
    void shouldLetOneOfManyWritersWin() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Callable<PutOutcome>> puts = IntStream.range(0, 16)
                .<Callable<PutOutcome>>mapToObj(writer -> () ->
                        store.putIfAbsent("key", Integer.toString(writer).getBytes(StandardCharsets.UTF_8), Map.of()))
                .toList();

        long created = 0;
        for (Future<PutOutcome> outcome : writers.invokeAll(puts)) {
            created += outcome.get() == PutOutcome.CREATED ? 1 : 0;
        }
        writers.shutdown();

        assertThat(created).isEqualTo(1);
    }
}
