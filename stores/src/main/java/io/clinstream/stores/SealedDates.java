package io.clinstream.stores;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sealed dates of a bucket, read through their manifests only. */
public final class SealedDates {

    /** Folder of the manifests. */
    public static final String MANIFESTS = "features/sealed/manifests/";

    private static final Pattern MANIFEST =
            Pattern.compile(Pattern.quote(MANIFESTS) + "date=(\\d{4}-\\d{2}-\\d{2})/version=(\\d{5})\\.json");

    private final ObjectStore store;

    /** The sealed dates in that bucket. */
    public SealedDates(ObjectStore store) {
        this.store = store;
    }

    /** Key of the manifest of one version of one date. */
    public static String manifestKey(LocalDate date, int version) {
        return String.format(Locale.ROOT, "%sdate=%s/version=%05d.json", MANIFESTS, date, version);
    }

    /** Key of file number {@code part}, from 0, of one version of one date. */
    public static String fileKey(LocalDate date, int version, int part, String sha256) {
        return String.format(
                Locale.ROOT,
                "features/sealed/version=%d/date=%s/part-%05d-%s.parquet",
                version,
                date,
                part,
                sha256.substring(0, 12));
    }

    /** Every sealed date with its versions, oldest first. */
    public NavigableMap<LocalDate, NavigableSet<Integer>> versions() {
        return versionsUnder(MANIFESTS);
    }

    /** The versions of one date, oldest first; none where it is not sealed. */
    public NavigableSet<Integer> versions(LocalDate date) {
        return versionsUnder(MANIFESTS + "date=" + date + "/").getOrDefault(date, new TreeSet<>());
    }

    private NavigableMap<LocalDate, NavigableSet<Integer>> versionsUnder(String prefix) {
        NavigableMap<LocalDate, NavigableSet<Integer>> versions = new TreeMap<>();
        for (ObjectInfo object : store.list(prefix)) {
            Matcher matcher = MANIFEST.matcher(object.key());
            if (matcher.matches()) {
                versions.computeIfAbsent(LocalDate.parse(matcher.group(1)), any -> new TreeSet<>())
                        .add(Integer.valueOf(matcher.group(2)));
            }
        }
        return versions;
    }

    /** The manifest of one version of one date; empty where there is none. */
    public Optional<SealedManifest> find(LocalDate date, int version) {
        return store.find(manifestKey(date, version)).map(SealedManifest::parse);
    }

    /** The manifest of the newest version of one date; empty where it is not sealed. */
    public Optional<SealedManifest> newest(LocalDate date) {
        NavigableSet<Integer> versions = versions(date);
        return versions.isEmpty() ? Optional.empty() : find(date, versions.last());
    }

    /** Publishes a version, whose files exist; a version that is already published stands. */
    public PutOutcome publish(SealedManifest manifest) {
        return store.putIfAbsent(manifestKey(manifest.date(), manifest.version()), manifest.json(), Map.of());
    }

    /**
     * Copies the files of a version to a folder, in patient order.
     *
     * @throws DamagedObjectException a file is missing or differs from what the manifest says
     */
    public List<Path> download(SealedManifest manifest, Path folder) {
        return manifest.files().stream().map(file -> download(file, folder)).toList();
    }

    /**
     * Copies one file to a folder.
     *
     * @throws DamagedObjectException it is missing or differs from what the manifest says
     */
    public Path download(SealedFile file, Path folder) {
        if (store.stat(file.key()).isEmpty()) {
            throw new DamagedObjectException("object " + file.key() + " is missing, which a manifest names");
        }
        Path target = folder.resolve(file.key().substring(file.key().lastIndexOf('/') + 1));
        store.download(file.key(), target);
        String found = Checksum.of(target);
        if (!found.equals(file.sha256())) {
            delete(target);
            throw new DamagedObjectException(
                    "object " + file.key() + " has checksum " + found + ", but its manifest says " + file.sha256());
        }
        return target;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException("cannot delete " + file, stays);
        }
    }
}
