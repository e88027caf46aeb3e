package io.clinstream.features.retention;

import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectRemoval;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes objects whose retention is over. Never what a manifest names or a sealed version is made of; never the newest
 * object of a chain, which tells its sink where to go on; never anything it cannot tell the date of. Sealed files that no
 * manifest names, left behind by a run that ended early, go after {@link #ABANDONED}.
 */
public final class RetentionSweep {

    /** After this time a sealing that has not published never will. */
    static final Duration ABANDONED = Duration.ofDays(7);

    private static final Pattern DATE = Pattern.compile("/date=(\\d{4}-\\d{2}-\\d{2})/");
    private static final Pattern SEALED_FILE =
            Pattern.compile("features/sealed/version=\\d+/date=[^/]+/part-[^/]+\\.parquet");

    private final ObjectStore store;
    private final ObjectRemoval removal;
    private final RetentionPolicy policy;
    private final Clock clock;

    /** A sweep of that bucket. */
    public RetentionSweep(ObjectStore store, ObjectRemoval removal, RetentionPolicy policy, Clock clock) {
        this.store = store;
        this.removal = removal;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether the server took over what it can do by itself. */
    public boolean handToServer() {
        return removal.expire(policy.serverRules());
    }

    /** Removes what is over, in a dry run nothing, and says what. */
    public RetentionReport sweep(boolean dryRun, Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Needed needed = Needed.of(store, today.minusDays(policy.longest().toDays()));
        List<ObjectInfo> over = new ArrayList<>();
        long[] kept = new long[1];
        for (String folder : RetentionPolicy.folders()) {
            chains(folder).values().forEach(chain -> kept[0] += collect(chain, needed, today, over));
        }
        store.list("features/sealed/version=").stream()
                .filter(object -> SEALED_FILE.matcher(object.key()).matches() && !needed.names(object.key()))
                .filter(object -> object.modified().isBefore(clock.instant().minus(ABANDONED)))
                .forEach(over::add);
        progress.expect(over.size());
        Map<String, Long> removed = new TreeMap<>();
        long bytes = 0;
        for (ObjectInfo object : over) {
            if (!dryRun) {
                removal.remove(object.key());
            }
            removed.merge(object.key().substring(0, object.key().indexOf('/')), 1L, Long::sum);
            bytes += object.size();
            progress.advance(1);
        }
        return new RetentionReport(dryRun, over.size(), bytes, removed, kept[0]);
    }

    private record Named(ObjectInfo object, ObjectName name) {}

    /** The objects of each partition of each topic, oldest first. */
    private Map<String, List<Named>> chains(String folder) {
        Map<String, List<Named>> chains = new TreeMap<>();
        for (ObjectInfo object : store.list(folder)) {
            ObjectName.find(object.key())
                    .ifPresent(name -> chains.computeIfAbsent(
                                    base(object.key()) + name.topic() + "/" + name.topicId() + "/" + name.partition(),
                                    any -> new ArrayList<>())
                            .add(new Named(object, name)));
        }
        chains.values()
                .forEach(chain -> chain.sort(
                        Comparator.comparingLong(named -> named.name().firstOffset())));
        return chains;
    }

    /** Adds what is over of one chain; returns how much is old enough but needed. */
    private long collect(List<Named> chain, Needed needed, LocalDate today, List<ObjectInfo> over) {
        long kept = 0;
        for (int i = 0; i < chain.size() - 1; i++) {
            Named named = chain.get(i);
            if (!isOld(named.object.key(), today)) {
                continue;
            }
            if (needed.holds(
                    named.object.key(), named.name, chain.get(i + 1).name.firstOffset())) {
                kept++;
            } else {
                over.add(named.object);
            }
        }
        return kept;
    }

    private boolean isOld(String key, LocalDate today) {
        Matcher date = DATE.matcher(key);
        Optional<Duration> retention = policy.of(key);
        return retention.isPresent()
                && date.find()
                && LocalDate.parse(date.group(1))
                        .isBefore(today.minusDays(retention.get().toDays()));
    }

    private static String base(String key) {
        int date = key.indexOf("/date=");
        return date < 0 ? key : key.substring(0, date + 1);
    }
}
