package io.clinstream.features.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.platform.objects.FolderObjectStore;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedBackfillTest {

    private static final long SEED = 20_260_111;
    private static final int DEATHS = Integer.getInteger("backfill.deaths", 6);
    private static final int KILLS = Integer.getInteger("backfill.kills", 3);
    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithTheSameObjectsHoweverOftenItDied() {
        InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());
        BackfillFixture.archived(store, SEED);
        BackfillRequest request = BackfillFixture.request("b");
        InMemoryObjectStore quiet = copyOf(store);
        BackfillFixture.run(quiet, request, BackfillFixture.SMALL, folder);
        Random random = new Random(SEED);

        int died = 0;
        for (int death = 0; death < DEATHS; death++) {
            try {
                ObjectStore mortal = new InterruptedStore(store, random.nextInt(12));
                BackfillFixture.run(mortal, request, BackfillFixture.SMALL, folder);
            } catch (InterruptedStore.Interruption expected) {
                died++;
            }
        }
        BackfillFixture.run(store, request, BackfillFixture.SMALL, folder);

        assertThat(died).isPositive();
        assertThat(BackfillFixture.results(store, "b")).isEqualTo(BackfillFixture.results(quiet, "b"));
    }

    @Test
    void shouldEndWithTheSameObjectsAfterItsProcessWasKilled() throws IOException, InterruptedException {
        FolderObjectStore store = new FolderObjectStore(folder.resolve("store"));
        BackfillFixture.archived(store, SEED);
        InMemoryObjectStore quiet = copyOf(store);
        BackfillFixture.run(quiet, BackfillFixture.request("b"), BackfillFixture.SMALL, folder);
        Random random = new Random(SEED);

        for (int kill = 0; kill < KILLS; kill++) {
            assertThat(child(2 + random.nextInt(10))).as(this::errors).isEqualTo(KILLED);
        }
        assertThat(child(Integer.MAX_VALUE)).isZero();

        assertThat(BackfillFixture.results(store, "b")).isEqualTo(BackfillFixture.results(quiet, "b"));
    }

    /** Runs a process that goes on with the backfill; it is killed as soon as it says that it stands at a moment. */
    private int child(int moments) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "child-");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.resolve("store").toString(),
                        own.toString(),
                        Integer.toString(moments))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        if (moments < Integer.MAX_VALUE) {
            process.inputReader().readLine();
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static InMemoryObjectStore copyOf(ObjectStore store) {
        InMemoryObjectStore copy = new InMemoryObjectStore(Clock.systemUTC());
        List<ObjectInfo> bronze = store.list("raw/");
        bronze.stream().map(ObjectInfo::key).forEach(key -> {
            Map<String, String> metadata = store.stat(key).orElseThrow().metadata();
            copy.putIfAbsent(key, store.find(key).orElseThrow(), metadata);
        });
        return copy;
    }

    /** The process that is killed. At its moment it says so and waits for the end. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            ObjectStore store = new InterruptedStore(
                    new FolderObjectStore(Path.of(arguments[0])), Integer.parseInt(arguments[2]), Child::await);
            BackfillFixture.run(store, BackfillFixture.request("b"), BackfillFixture.SMALL, Path.of(arguments[1]));
        }

        private static void await() {
            System.out.println("at the moment");
            System.out.flush();
            try {
                Thread.currentThread().join();
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
