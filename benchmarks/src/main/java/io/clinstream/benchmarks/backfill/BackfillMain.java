package io.clinstream.benchmarks.backfill;

import com.sun.management.OperatingSystemMXBean;
import io.clinstream.benchmarks.profile.FlightRecording;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.features.backfill.Backfill;
import io.clinstream.features.backfill.BackfillManifest;
import io.clinstream.features.backfill.BackfillRequest;
import io.clinstream.features.backfill.BackfillSizes;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.FolderObjectStore;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The process that is measured: one backfill, from its first start or from its newest checkpoint to the end. */
public final class BackfillMain {

    private static final long KILOBYTE = 1024;

    private BackfillMain() {}

    /** Arguments: folder of the store, local folder, name of the backfill, and {@code profile} where one is wanted. */
    public static void main(String[] arguments) throws IOException {
        boolean profiled = arguments.length > 3;
        FlightRecording recording = new FlightRecording();
        if (profiled) {
            recording.begin();
        }
        long begin = System.nanoTime();
        try (Workspace space = Workspace.in(Path.of(arguments[1]), "backfill")) {
            BackfillRequest request = new BackfillRequest(
                    arguments[2],
                    BronzeMonth.TOPIC,
                    "",
                    BackfillRequest.Range.ALL,
                    VectorPlan.current(),
                    1,
                    Duration.ZERO);
            BackfillManifest manifest = new Backfill(
                            new FolderObjectStore(Path.of(arguments[0])),
                            BronzeMonth.schemas(),
                            request,
                            BackfillSizes.STANDARD,
                            space.folder(),
                            Progress.NONE)
                    .run();
            Map<String, Object> figures = figures();
            figures.put("wallNanos", System.nanoTime() - begin);
            figures.put("rows", manifest.rows());
            figures.put("files", manifest.files().size());
            figures.put(
                    "bytes",
                    manifest.files().stream()
                            .mapToLong(BackfillManifest.File::bytes)
                            .sum());
            if (profiled) {
                figures.put("profile", recording.end());
            }
            System.out.println(Json.MAPPER.writeValueAsString(figures));
        }
    }

    private static Map<String, Object> figures() throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "cpuNanos",
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        figures.put(
                "collectionMillis",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum());
        figures.put("residentBytes", mostResidentBytes());
        return figures;
    }

    /** The most memory this process ever had resident; 0 where the system does not say. */
    private static long mostResidentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findFirst()
                .orElse(0);
    }
}
