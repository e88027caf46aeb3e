package io.clinstream.operations.audit;

import io.clinstream.audit.proof.Models;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.news2.Calibration;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.operations.access.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RefusedTransitionException;
import io.clinstream.registry.UnknownVersionException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** The baseline of this build, and the models in the registry: each opened as the service opens it. */
final class RegisteredModels implements Models, AutoCloseable {

    private static final Pattern REGISTERED = Pattern.compile("(.+)-(\\d{1,9})");

    private final Connections connections;
    private final Clock clock;
    private final News2Baseline baseline = new News2Baseline(Calibration.load(Calibration.RESOURCE));
    private final List<ScoringModel> opened = new ArrayList<>();

    RegisteredModels(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Optional<ScoringModel> find(String modelVersion) {
        if (modelVersion.equals(baseline.version())) {
            return Optional.of(baseline);
        }
        Matcher parts = REGISTERED.matcher(modelVersion);
        return parts.matches()
                ? registered(parts.group(1), Integer.parseInt(parts.group(2)), modelVersion)
                : Optional.empty();
    }

    private Optional<ScoringModel> registered(String name, int version, String servedAs) {
        try {
            ScoringModel model =
                    ModelPackage.read(registry().files(name, version)).open(servedAs);
            opened.add(model);
            return Optional.of(model);
        } catch (UnknownVersionException | RefusedTransitionException unknown) {
            return Optional.empty();
        }
    }

    private ModelRegistry registry() {
        Configuration settings = connections.settings();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(settings.text(Setting.POSTGRES_URL));
        database.setUser(settings.text(Setting.POSTGRES_USER));
        database.setPassword(settings.secret(Setting.POSTGRES_PASSWORD).reveal());
        return new ModelRegistry(database, connections.objects(), clock);
    }

    @Override
    public void close() {
        opened.forEach(ScoringModel::close);
    }
}
