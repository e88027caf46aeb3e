package io.clinstream.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording as short tables. */
public final class ProfileSummary {

    static final String JAVA_SAMPLE = "jdk.ExecutionSample";
    static final String NATIVE_SAMPLE = "jdk.NativeMethodSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";

    /** Native methods in which a thread waits rather than works. */
    private static final Set<String> WAITING = Set.of(
            "EPoll.wait",
            "Net.poll",
            "SocketDispatcher.read0",
            "FileDispatcherImpl.read0",
            "FileInputStream.readBytes",
            "KQueue.poll",
            "Unsafe.park",
            "Object.wait0",
            "WEPoll.wait");

    /** Where our code enters libraries. */
    private static final Set<String> GATEWAYS = Set.of(
            "ClassicKafkaConsumer.poll",
            "KafkaProducer.send",
            "Sender.runOnce",
            "RocksDBStore.put",
            "RocksDBStore.get",
            "ChangeLoggingKeyValueBytesStore.log",
            "TaskManager.commit",
            "RecordQueue.addRawRecords");

    private static final int SHOWN = 40;

    private final Map<String, Integer> self = new HashMap<>();
    private final Map<String, Integer> ours = new HashMap<>();
    private final Map<String, Integer> total = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();
    private final Set<String> allocating = new HashSet<>();
    private int samples;
    private long bytes;

    private ProfileSummary() {}

    /**
     * A line of a table.
     *
     * @param table {@code self}, {@code ours} (our method nearest to the sample: its own time and that of
     *     libraries it calls), {@code below} (in the method or what it calls; ours and the ways into libraries), {@code thread} or
     *     {@code allocation}
     * @param what method, thread or class
     * @param percent share of the samples, or of the bytes allocated
     */
    public record Frame(String table, String what, double percent) {}

    /** The tables of a recording. */
    static List<Frame> of(Path file) throws IOException {
        ProfileSummary summary = new ProfileSummary();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                summary.add(recording.readEvent());
            }
        }
        List<Frame> frames = new ArrayList<>();
        summary.table(frames, "thread", summary.threads, summary.samples);
        summary.table(frames, "self", summary.self, summary.samples);
        summary.table(frames, "ours", summary.ours, summary.samples);
        summary.table(frames, "below", summary.total, summary.samples);
        summary.table(frames, "allocation", summary.allocated, summary.bytes);
        return frames;
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        if (type.equals(ALLOCATION)) {
            if (allocating.add(event.getThread().getJavaName())) {
                return; // A thread's first sample stands for all it allocated before the recording.
            }
            RecordedClass made = event.getClass("objectClass");
            allocated.merge(made.getName() + " in " + name(frames.get(0)), event.getLong("weight"), Long::sum);
            bytes += event.getLong("weight");
            return;
        }
        if (!type.equals(JAVA_SAMPLE) && !type.equals(NATIVE_SAMPLE)) {
            return;
        }
        String top = name(frames.get(0));
        if (WAITING.contains(top)) {
            return;
        }
        samples++;
        self.merge(top, 1, Integer::sum);
        threads.merge(event.getThread("sampledThread").getJavaName(), 1, Integer::sum);
        frames.stream()
                .filter(ProfileSummary::isOurs)
                .findFirst()
                .ifPresent(frame -> ours.merge(name(frame), 1, Integer::sum));
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : frames) {
            if (isOfInterest(frame) && seen.add(name(frame))) {
                total.merge(name(frame), 1, Integer::sum);
            }
        }
    }

    private void table(List<Frame> to, String table, Map<String, ? extends Number> counts, long all) {
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().longValue()))
                .limit(SHOWN)
                .forEach(entry -> to.add(new Frame(
                        table, entry.getKey(), 100.0 * entry.getValue().longValue() / Math.max(1, all))));
    }

    private static boolean isOurs(RecordedFrame frame) {
        return frame.getMethod().getType().getName().startsWith("io.clinstream.");
    }

    private static boolean isOfInterest(RecordedFrame frame) {
        return (isOurs(frame) && !frame.getMethod().getName().startsWith("lambda$")) || GATEWAYS.contains(name(frame));
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }
}
