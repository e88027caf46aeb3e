package io.clinstream.training.models;

import io.clinstream.database.Database;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.registry.ModelRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/** Where the registry is. The configuration is read when it is first opened. */
public final class RegistryAccess {

    private final Supplier<Configuration> configuration;
    private final Clock clock;

    /** A registry by a configuration, for example {@code Configuration::fromEnvironment}; {@code clock} dates changes. */
    public RegistryAccess(Supplier<Configuration> configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * An open registry.
     *
     * @param registry the registry
     * @param objects the bucket
     * @param database closed with this
     */
    public record Opened(ModelRegistry registry, ObjectStore objects, Database database) implements AutoCloseable {

        @Override
        public void close() {
            database.close();
        }
    }

    /** Opens the registry in the role of its tools. */
    public Opened open() {
        Configuration settings = configuration.get();
        ObjectStore objects = MinioObjectStore.from(settings);
        Database database = new Database(
                settings.text(Setting.POSTGRES_URL),
                settings.text(Setting.POSTGRES_USER),
                settings.secret(Setting.POSTGRES_PASSWORD),
                settings.find(Setting.REGISTRY_ROLE).orElse(""));
        return new Opened(new ModelRegistry(database.connections(), objects, clock), objects, database);
    }
}
