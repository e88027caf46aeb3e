package io.clinstream.features.retention;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.ObjectRemoval.Expiry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long objects are kept, by the date in their name.
 *
 * @param bronze {@code raw/}
 * @param silver {@code processed/}
 * @param offline {@code features/offline/}
 */
public record RetentionPolicy(Duration bronze, Duration silver, Duration offline) {

    /** Silver that no manifest is made of. */
    private static final List<String> ACCEPTED =
            List.of("processed/vitals/", "processed/labs/", "processed/adverse-events/");

    /** Reads the settings; fails on a wrong one. */
    public static RetentionPolicy from(Configuration configuration) {
        return new RetentionPolicy(
                configuration.duration(Setting.RETENTION_BRONZE),
                configuration.duration(Setting.RETENTION_SILVER),
                configuration.duration(Setting.RETENTION_OFFLINE));
    }

    /** Folders whose objects have an end. */
    static List<String> folders() {
        return List.of("raw/", "processed/", "features/offline/");
    }

    /** How long an object is kept; empty where it has no end. */
    Optional<Duration> of(String key) {
        if (key.startsWith("raw/")) {
            return Optional.of(bronze);
        }
        if (key.startsWith("processed/")) {
            return Optional.of(silver);
        }
        return key.startsWith("features/offline/") ? Optional.of(offline) : Optional.empty();
    }

    /** The longest of all. */
    Duration longest() {
        Duration longest = bronze.compareTo(silver) > 0 ? bronze : silver;
        return longest.compareTo(offline) > 0 ? longest : offline;
    }

    /** What a server may do by itself: only where no sealed version is made of it, for a server knows no manifests. */
    List<Expiry> serverRules() {
        List<Expiry> rules = new ArrayList<>();
        rules.add(new Expiry("bronze", "raw/", days(bronze)));
        for (String folder : ACCEPTED) {
            rules.add(new Expiry("silver-" + folder.split("/", -1)[1], folder, days(silver)));
        }
        return rules;
    }

    private static int days(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toDays()));
    }
}
