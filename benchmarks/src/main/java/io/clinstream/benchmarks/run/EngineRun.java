package io.clinstream.benchmarks.run;

import io.clinstream.benchmarks.engine.EngineBenchmark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The engine alone, under JMH.
 *
 * @param folder for JMH's own report
 */
public record EngineRun(Path folder) {

    /** Measurements that {@code rebuild} brings back: a day, one a minute. */
    public static final int REBUILT = 1_500;

    /** Nanoseconds of each operation by benchmark and catalogue, for example {@code query, full}. */
    public Map<String, Double> measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include(EngineBenchmark.class.getName())
                .forks(1)
                .jvmArgs("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .output(folder.resolve("jmh.txt").toString())
                .build();
        Map<String, Double> nanos = new LinkedHashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            nanos.put(
                    name.substring(name.lastIndexOf('.') + 1) + ", "
                            + result.getParams().getParam("catalog"),
                    result.getPrimaryResult().getScore());
        }
        return nanos;
    }
}
