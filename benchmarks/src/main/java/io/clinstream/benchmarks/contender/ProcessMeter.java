package io.clinstream.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this process has used so far. */
final class ProcessMeter {

    private ProcessMeter() {}

    /** CPU time of the whole process, garbage collection and compiler included, of the first of these alone, and the heap in use. */
    static Map<String, Object> read() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpuNanos", system.getProcessCpuTime());
        long collection = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        figures.put("collectionNanos", collection * 1_000_000);
        figures.put("heapBytes", heap.getUsed());
        return figures;
    }

    /** Full collections until the heap no longer shrinks: the first may only find what the next one frees. */
    static void collect() {
        long before = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            ManagementFactory.getMemoryMXBean().gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used >= before) {
                return;
            }
            before = used;
        }
    }
}
