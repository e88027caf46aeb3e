package io.clinstream.prediction.served;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectStoreException;
import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RefusedTransitionException;
import io.clinstream.registry.RegistryUnavailableException;
import io.clinstream.registry.UnknownVersionException;
import io.clinstream.stores.DamagedObjectException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Models from the registry: rows from PostgreSQL, files from the object store. */
public final class RegistrySource implements ModelSource {

    private final ModelRegistry registry;
    private final String name;

    /** The versions of one model. */
    public RegistrySource(ModelRegistry registry, String name) {
        this.registry = registry;
        this.name = name;
    }

    @Override
    public Optional<ProductionVersion> production() {
        try {
            return registry.production(name)
                    .map(version -> new ProductionVersion(version.name(), version.version(), version.servedAs()));
        } catch (RegistryUnavailableException away) {
            throw new ModelSourceAwayException("the model registry does not answer", away);
        }
    }

    @Override
    public LoadedModel load(ProductionVersion version) {
        try {
            Map<String, byte[]> files = registry.files(version.name(), version.number());
            JsonNode manifest = manifest(files);
            return new LoadedModel(ModelPackage.read(packaged(files, manifest)).open(version.servedAs()), manifest);
        } catch (RegistryUnavailableException away) {
            throw new ModelSourceAwayException("the model registry does not answer", away);
        } catch (ObjectStoreException away) {
            throw new ModelSourceAwayException("the object store does not answer", away);
        } catch (DamagedObjectException
                | InvalidModelException
                | UnknownVersionException
                | RefusedTransitionException unusable) {
            throw new UnusableModelException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** The package without the artifacts that were registered beside it. */
    private static Map<String, byte[]> packaged(Map<String, byte[]> files, JsonNode manifest) {
        Map<String, byte[]> packaged = new HashMap<>();
        packaged.computeIfAbsent(ModelPackage.MANIFEST, files::get);
        manifest.path("files")
                .forEach(file -> packaged.computeIfAbsent(file.path("name").asText(), files::get));
        return packaged;
    }

    private static JsonNode manifest(Map<String, byte[]> files) {
        try {
            return Json.MAPPER.readTree(files.getOrDefault(ModelPackage.MANIFEST, new byte[0]));
        } catch (IOException broken) {
            throw new UnusableModelException("its " + ModelPackage.MANIFEST + " is no JSON", broken);
        }
    }
}
