package io.clinstream.sandbox.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a child JVM: this JVM's own java, a small heap, a quick start. */
public final class JavaCommand {

    // The quick compiler only: a sandbox lives for minutes, and the other one costs a third of the start's processor
    // time.
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");

    private JavaCommand() {}

    /** A JVM with this class path and heap; {@code rest} is further options, the main class and its arguments. */
    public static List<String> of(String classPath, int heapMegabytes, List<String> rest) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Xmx" + heapMegabytes + "m");
        // Java 17 takes it from the locale, and a bare environment has none.
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        command.add(classPath);
        command.addAll(rest);
        return command;
    }
}
