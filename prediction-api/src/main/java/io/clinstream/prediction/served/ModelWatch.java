package io.clinstream.prediction.served;

import io.clinstream.models.ScoringModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the version in production into service. What is loaded stays while registry or object store are away; what
 * cannot be used is not replaced by what somebody took out of production: scores are withheld then.
 */
public final class ModelWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(ModelWatch.class);

    /** Version shown while nobody knows which version is in production. */
    static final String UNKNOWN = "unknown";

    private final String name;
    private final ModelSource source;
    private final ScoringModel baseline;
    private final ServedModel served;
    private final ModelMeters meters;
    private final Clock clock;
    private volatile @Nullable Instant lastContact;

    /**
     * A watch that has not looked yet: until it has, every score is withheld.
     *
     * @param name model to serve
     * @param source where its versions come from
     * @param baseline answers where no version is in production; never closed
     */
    public ModelWatch(String name, ModelSource source, ScoringModel baseline, ModelMeters meters, Clock clock) {
        this.name = name;
        this.source = source;
        this.baseline = baseline;
        this.meters = meters;
        this.clock = clock;
        this.served = new ServedModel(Served.withholding(
                name,
                name + "-" + UNKNOWN,
                "The model registry was not reached since the start, so it is not known which model is in production.",
                clock.instant()));
        meters.serves(served.now());
        meters.follow(this::sinceContact);
    }

    /** The model in service. */
    public ServedModel served() {
        return served;
    }

    /** How long ago the registry last answered; empty: never. */
    public Optional<Duration> sinceContact() {
        Instant contact = lastContact;
        return contact == null ? Optional.empty() : Optional.of(Duration.between(contact, clock.instant()));
    }

    /** Looks once, and exchanges the model if another is in production. One thread at a time. */
    public void look() {
        Optional<ProductionVersion> production;
        try {
            production = source.production();
        } catch (ModelSourceAwayException away) {
            meters.registryFailed();
            LOGGER.warn("The model stays as it is, {}", away.getMessage());
            return;
        }
        lastContact = clock.instant();
        if (production.isEmpty()) {
            serveBaseline();
        } else if (!isServed(production.get())) {
            load(production.get());
        }
    }

    private boolean isServed(ProductionVersion version) {
        Served now = served.now();
        return now.state() == Served.State.REGISTERED && now.version().equals(version.servedAs());
    }

    private void serveBaseline() {
        if (served.now().state() != Served.State.BASELINE) {
            exchange(Served.baseline(baseline, clock.instant()));
        }
    }

    private void load(ProductionVersion version) {
        try {
            LoadedModel loaded = source.load(version);
            WarmUp.of(loaded);
            exchange(Served.registered(loaded, clock.instant()));
        } catch (ModelSourceAwayException away) {
            meters.loadFailed();
            LOGGER.warn("Model {} is not loaded yet: {}", version.servedAs(), away.getMessage());
            if (served.now().state() != Served.State.REGISTERED) {
                withhold(version, away.getMessage());
            }
        } catch (UnusableModelException unusable) {
            meters.loadFailed();
            withhold(version, unusable.getMessage());
        }
    }

    private void withhold(ProductionVersion version, @Nullable String why) {
        String reason = "Model " + version.servedAs() + " is in production but cannot be loaded: " + why + ".";
        Served now = served.now();
        if (!now.reason().equals(reason)) {
            LOGGER.error("Scores are withheld. {}", reason);
            exchange(Served.withholding(name, version.servedAs(), reason, clock.instant()));
        }
    }

    private void exchange(Served next) {
        LOGGER.info(
                "{} serves now ({}), before it {}.",
                next.version(),
                next.state(),
                served.now().version());
        served.exchange(next);
        meters.serves(next);
    }
}
