package io.clinstream.prediction.served;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the model in service is, how loading goes, and how long the registry was not heard of. */
public final class ModelMeters {

    private static final String PREFIX = "clinstream.prediction.model.";

    private final MeterRegistry registry;
    private final Counter loadFailures;
    private final Counter registryFailures;
    private final MultiGauge which;

    /** Meters in a registry. */
    public ModelMeters(MeterRegistry registry) {
        this.registry = registry;
        this.loadFailures = Counter.builder(PREFIX + "load.failures")
                .description("Attempts to load the version in production that failed.")
                .register(registry);
        this.registryFailures = Counter.builder(PREFIX + "registry.failures")
                .description("Looks at the registry that it did not answer.")
                .register(registry);
        this.which = MultiGauge.builder(PREFIX + "served")
                .description("1, under the version that answers and how it came into service.")
                .register(registry);
    }

    void loadFailed() {
        loadFailures.increment();
    }

    void registryFailed() {
        registryFailures.increment();
    }

    void serves(Served served) {
        Tags tags = Tags.of("version", served.version(), "state", served.state().name());
        which.register(List.of(MultiGauge.Row.of(tags, 1)), true);
    }

    /** -1 until the registry has answered once. */
    void follow(Supplier<Optional<Duration>> sinceContact) {
        Gauge.builder(
                        PREFIX + "registry.age",
                        () -> sinceContact
                                .get()
                                .map(since -> since.toMillis() / 1000.0)
                                .orElse(-1.0))
                .baseUnit("seconds")
                .description("Time since the registry last answered; -1: it never did.")
                .register(registry);
    }
}
