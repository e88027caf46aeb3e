package io.clinstream.benchmarks.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.features.backfill.BackfillPaths;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.FolderObjectStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays a month twice, each in processes of their own: once without interruption, once killed half way and resumed.
 *
 * @param folder for the store and logs
 * @param progress told what is done
 */
public record BackfillRun(Path folder, Consumer<String> progress) {

    /** Days of the month. */
    private static final int DAYS = Integer.getInteger("clinstream.benchmark.days", 30);

    /** Options of {@code scripts/backfill.sh}; with these the job must stay within its memory. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-Xmx400m", "-Xss1m", "-XX:MaxMetaspaceSize=128m", "-XX:ReservedCodeCacheSize=96m");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * What was found.
     *
     * @param measurements in the month
     * @param records of the canonical log, ticks included
     * @param whole figures of the backfill without interruption
     * @param resumed figures of the second process of the interrupted backfill
     * @param interruptedCheckpoints checkpoints the killed process had published
     * @param same whether both backfills have the same files to the byte
     */
    public record Found(
            long measurements,
            long records,
            JsonNode whole,
            JsonNode resumed,
            int interruptedCheckpoints,
            boolean same) {}

    /** Writes the month and replays it. */
    public Found measure() throws IOException, InterruptedException {
        FolderObjectStore store = new FolderObjectStore(folder.resolve("store"));
        progress.accept("writing " + DAYS + " days of a ward into bronze");
        BronzeMonth.Written month = BronzeMonth.write(store, DAYS);
        progress.accept("replaying " + month.measurements() + " measurements");
        JsonNode whole = finished(start("whole", true));
        int checkpoints = checkpoints(store, "whole");
        progress.accept("again, killed half way");
        Process killed = start("interrupted", false);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (killed.isAlive() && checkpoints(store, "interrupted") < checkpoints / 2 && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        int reached = checkpoints(store, "interrupted");
        killed.destroyForcibly().waitFor();
        progress.accept("resumed behind checkpoint " + reached + " of " + checkpoints);
        JsonNode resumed = finished(start("interrupted", false));
        return new Found(
                month.measurements(),
                month.events() + month.ticks(),
                whole,
                resumed,
                reached,
                files(store, "whole").equals(files(store, "interrupted")));
    }

    private Process start(String name, boolean profiled) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema");
        command.add("-Dlogback.configurationFile=benchmark-logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BackfillMain.class.getName()));
        command.addAll(List.of(
                folder.resolve("store").toString(), folder.resolve("work").toString(), name));
        if (profiled && Boolean.getBoolean("clinstream.benchmark.profile")) {
            command.add("profile");
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-backfill"));
        return process;
    }

    private File log() {
        return folder.resolve("backfill.log").toFile();
    }

    private JsonNode finished(Process process) throws IOException, InterruptedException {
        @Nullable String answer = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (process.waitFor() != 0 || answer == null) {
            throw new IllegalStateException("a backfill failed; its log says why: " + log());
        }
        return Json.MAPPER.readTree(answer);
    }

    private static int checkpoints(FolderObjectStore store, String name) {
        return (int) store.list(new BackfillPaths(name).checkpoints()).stream()
                .filter(object -> object.key().endsWith(".json"))
                .count();
    }

    /** Names and checksums of the final files. */
    private static List<String> files(FolderObjectStore store, String name) {
        String files = new BackfillPaths(name).folder() + "date=";
        return store.list(files).stream()
                .map(object -> object.key().substring(files.length()) + " "
                        + store.stat(object.key()).orElseThrow().metadata().get("sha256"))
                .toList();
    }
}
