package io.clinstream.prediction.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.prediction.served.LoadedModel;
import io.clinstream.prediction.served.ModelSource;
import io.clinstream.prediction.served.ModelSourceAwayException;
import io.clinstream.prediction.served.ProductionVersion;
import io.clinstream.prediction.served.UnusableModelException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A registry in memory: it can be away, its files can be away, and a version can be damaged. */
public final class FakeModelSource implements ModelSource {

    private final Map<Integer, FixedModel> versions = new ConcurrentHashMap<>();
    private volatile int production;
    private volatile boolean registryAway;
    private volatile boolean filesAway;

    /** Puts a version into production; no model: its files are damaged. */
    public void promote(int version, Optional<FixedModel> model) {
        versions.remove(version);
        model.ifPresent(given -> versions.put(version, given));
        production = version;
    }

    /** Takes all out of production. */
    public void retire() {
        production = 0;
    }

    /** The registry goes away or comes back. */
    public void registryAway(boolean away) {
        registryAway = away;
    }

    /** The files go away or come back. */
    public void filesAway(boolean away) {
        filesAway = away;
    }

    @Override
    public Optional<ProductionVersion> production() {
        if (registryAway) {
            throw new ModelSourceAwayException("the model registry does not answer", new IllegalStateException("away"));
        }
        return production == 0
                ? Optional.empty()
                : Optional.of(
                        new ProductionVersion("adverse-event-24h", production, "adverse-event-24h-" + production));
    }

    @Override
    public LoadedModel load(ProductionVersion version) {
        if (filesAway) {
            throw new ModelSourceAwayException("the object store does not answer", new IllegalStateException("away"));
        }
        FixedModel model = versions.get(version.number());
        if (model == null) {
            throw new UnusableModelException("a file is not what was registered", new IllegalStateException("damaged"));
        }
        ObjectNode manifest = Json.MAPPER.createObjectNode();
        manifest.put("name", version.name());
        manifest.put("description", "A model of a test.");
        return new LoadedModel(model, manifest);
    }
}
