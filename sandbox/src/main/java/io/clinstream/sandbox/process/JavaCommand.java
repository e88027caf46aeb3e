package io.clinstream.sandbox.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM: this JVM's own java, a small heap, a quick start. */
public final class JavaCommand {

    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    // Long-running applications keep the optimising compiler.
    private static final List<String> LONG_RUN = List.of("-XX:+UseSerialGC", "-Xshare:auto");

    private JavaCommand() {}

    /** A third-party program that must be up soon and has little to do. */
    public static List<String> quick(String classPath, int heapMegabytes, List<String> rest) {
        return command(QUICK_START, classPath, heapMegabytes, rest);
    }

    /** A program that computes for long. */
    public static List<String> lasting(String classPath, int heapMegabytes, List<String> rest) {
        return command(LONG_RUN, classPath, heapMegabytes, rest);
    }

    private static List<String> command(List<String> options, String classPath, int heapMegabytes, List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // Java 17 takes it from the locale, and a bare environment has none.
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        command.add(classPath);
        command.addAll(rest);
        return command;
    }
}
