package io.clinstream.streams.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Gauges of a running application, read when they are scraped. */
public final class ApplicationGauges {

    private ApplicationGauges() {}

    /** Registers the gauges. */
    public static void bind(RunningApplication running, MeterRegistry registry) {
        gauge(running, registry, "running", "1 while every thread works on its tasks.", it -> it.isRunning() ? 1 : 0);
        gauge(running, registry, "threads", "Stream threads alive.", RunningApplication::threads);
        gauge(running, registry, "lag.records", "Records not yet read.", RunningApplication::lag);
        gauge(running, registry, "process.rate", "Records processed per second.", RunningApplication::processRate);
    }

    private static void gauge(
            RunningApplication running,
            MeterRegistry registry,
            String noun,
            String meaning,
            ToDoubleFunction<RunningApplication> value) {
        Gauge.builder("clinstream.streams." + noun, running, value)
                .description(meaning)
                .tag("streams", running.application().label())
                .register(registry);
    }
}
