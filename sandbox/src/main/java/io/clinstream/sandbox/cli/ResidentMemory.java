package io.clinstream.sandbox.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process occupies in memory, where the system tells it in {@code /proc}. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** Megabytes of the process; 0 where it is unknown. */
    static long megabytes(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        if (pid == 0 || !Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
