package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.history.StoredFact.MeasurementFact;
import io.clinstream.engine.series.MeasurementIdentity;
import io.clinstream.engine.series.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything said about one patient's measurements, and the points that hold. */
final class MeasurementHistory {

    private final Map<MeasurementIdentity, Entry> entries = new HashMap<>();
    private final Map<MeasurementCode, Series> series = new HashMap<>();

    /** What is said about one measurement, and the facts as they were stored. */
    private record Entry(Statements statements, List<MeasurementFact> facts) {}

    /** What became of one measurement; the fact is empty when nothing needs to be stored. */
    record Result(Disposition disposition, boolean currentChanged, Optional<StoredFact> fact) {}

    Map<MeasurementCode, Series> series() {
        return series;
    }

    Result apply(EventHeader header, Measurement measurement, long knownAt) {
        MeasurementIdentity identity = MeasurementIdentity.of(header, measurement.code());
        return add(new MeasurementFact(identity, Statement.of(header, measurement), knownAt));
    }

    Result add(MeasurementFact fact) {
        Entry entry = entries.computeIfAbsent(fact.identity(), any -> new Entry(new Statements(), new ArrayList<>(1)));
        int saidBefore = entry.statements.all().size();
        Statement before = entry.statements.current();
        Disposition disposition = entry.statements.add(fact.statement());
        if (entry.statements.all().size() == saidBefore) {
            return new Result(disposition, false, Optional.empty());
        }
        entry.facts.add(fact);
        Statement after = entry.statements.current();
        boolean changed = before == null ? after != null : after == null || !before.saysTheSameAs(after);
        if (changed) {
            replacePoint(fact.identity(), before, after);
        }
        return new Result(disposition, changed, Optional.of(fact));
    }

    /** A value whose day is not even known enters no window and stands at no instant: it is kept, and is no point. */
    private void replacePoint(MeasurementIdentity identity, @Nullable Statement before, @Nullable Statement after) {
        Series points = series.computeIfAbsent(identity.code(), any -> new Series());
        if (before != null) {
            points.remove(identity);
        }
        if (after != null && !after.precision().coarserThanDay()) {
            points.add(identity, after);
        }
    }

    /** When each measurement was corrected or withdrawn: every statement after the first, restatements left out. */
    List<Long> correctionTimes() {
        List<Long> times = new ArrayList<>();
        entries.forEach((identity, entry) -> {
            List<Statement> said = entry.statements.all();
            for (int i = 1; i < said.size(); i++) {
                Statement statement = said.get(i);
                if (!statement.saysTheSameAs(said.get(i - 1))) {
                    times.add(
                            statement.availableAt() == Statement.NEVER
                                    ? identity.eventTime()
                                    : statement.availableAt());
                }
            }
        });
        return times;
    }

    List<StoredFact> facts() {
        List<StoredFact> facts = new ArrayList<>();
        entries.values().forEach(entry -> facts.addAll(entry.facts));
        return facts;
    }

    /** Forgets what no look-back needs and no repetition is expected of; tells what was forgotten. */
    List<StoredFact> forget(long knownAt) {
        List<StoredFact> forgotten = new ArrayList<>();
        Iterator<Map.Entry<MeasurementIdentity, Entry>> all = entries.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<MeasurementIdentity, Entry> next = all.next();
            if (forgettable(next.getKey(), next.getValue().facts, knownAt)) {
                series.getOrDefault(next.getKey().code(), new Series()).remove(next.getKey());
                forgotten.addAll(next.getValue().facts);
                all.remove();
            }
        }
        return forgotten;
    }

    private boolean forgettable(MeasurementIdentity identity, List<MeasurementFact> facts, long knownAt) {
        long horizon = knownAt - Retention.of(identity.code());
        return identity.eventTime() <= horizon
                && facts.stream().allMatch(fact -> fact.knownAt() <= horizon)
                && !newest(identity, knownAt);
    }

    /** The age of the newest value has no look-back: the points of the newest instant stay, however old. */
    private boolean newest(MeasurementIdentity identity, long knownAt) {
        Series points = series.get(identity.code());
        int index = points == null ? -1 : points.firstAfter(knownAt) - 1;
        return index >= 0 && points.time(index) == identity.eventTime();
    }
}
