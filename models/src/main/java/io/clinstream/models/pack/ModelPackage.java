package io.clinstream.models.pack;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.margin.MarginModel;
import io.clinstream.models.pack.ModelManifest.PackagedFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model as it is registered and served: a manifest and the files it names. A package in memory has passed every check;
 * only its files can still turn out to be no model, when it is opened.
 *
 * @param manifest the manifest
 * @param files the other files by name; their bytes are not to be changed
 */
public record ModelPackage(ModelManifest manifest, Map<String, byte[]> files) {

    /** File of the manifest. */
    public static final String MANIFEST = "model.json";

    /**
     * Checks manifest and files.
     *
     * @throws InvalidModelException a rule is broken; the message names field, value and rule
     */
    public ModelPackage {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        new ManifestCheck(manifest).run();
        new FileCheck(manifest, files).run();
    }

    /**
     * Makes a package of a manifest whose list of files is not yet filled in.
     *
     * @param draft the manifest; its files are ignored
     * @param files the files by name
     * @throws InvalidModelException a rule is broken
     */
    public static ModelPackage seal(ModelManifest draft, Map<String, byte[]> files) {
        List<PackagedFile> packaged = new ArrayList<>();
        new TreeMap<>(files)
                .forEach((name, bytes) -> packaged.add(new PackagedFile(name, Checksums.sha256(bytes), bytes.length)));
        return new ModelPackage(draft.withFiles(packaged), files);
    }

    /**
     * Reads a package.
     *
     * @param all every file by name, {@code model.json} among them
     * @throws InvalidModelException there is no manifest, or a rule is broken
     */
    public static ModelPackage read(Map<String, byte[]> all) {
        Map<String, byte[]> files = new TreeMap<>(all);
        byte[] manifest = files.remove(MANIFEST);
        if (manifest == null) {
            throw new InvalidModelException(MANIFEST, "absent", "a model package needs a manifest of this name");
        }
        return new ModelPackage(ManifestJson.read(manifest), files);
    }

    /** Every file by name, {@code model.json} among them: the same bytes for the same package. */
    public Map<String, byte[]> write() {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(MANIFEST, ManifestJson.write(manifest));
        return Collections.unmodifiableMap(all);
    }

    /** SHA-256 of the manifest as it is written: since it holds the checksums of the files, of the whole package. */
    public String digest() {
        return Checksums.sha256(ManifestJson.write(manifest));
    }

    /** A file; empty if the package has none of this name. */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * Checks what a new version must meet beyond being a package: its inputs are features that are computed now, and it
     * was trained on vectors of the feature set that is computed now. A version registered earlier may be of an earlier
     * feature set: it opens, and refuses to score vectors of another one.
     *
     * @throws InvalidModelException an input is no feature, or the feature set is another one
     */
    public void requireRegistrable() {
        FeatureCatalog catalog = FeatureCatalog.current();
        ManifestCheck.knownFeatures(manifest.inputs(), catalog);
        if (!manifest.featureSet().equals(catalog.featureSet())) {
            throw new InvalidModelException(
                    "feature_set",
                    manifest.featureSet(),
                    "must be " + catalog.featureSet() + ", the feature set that is computed now: every score would be"
                            + " refused; train the model on vectors of this feature set");
        }
    }

    /**
     * Opens the model.
     *
     * @param version what answers show as {@code model_version}
     * @throws InvalidModelException the files are no model of the manifest's kind and inputs
     */
    public ScoringModel open(String version) {
        return new PackageOpening(this).open(version);
    }

    /**
     * Opens the bare function of the model: no rules of status, no calibration, no explanation unless asked for. To score
     * many rows by what serves: the probability of a margin is {@code
     * PlattCalibration.probability(manifest().calibration().platt().logOdds(margin))}.
     *
     * @throws InvalidModelException the files are no model of the manifest's kind and inputs
     */
    public MarginModel openMargin() {
        return new PackageOpening(this).model();
    }
}
