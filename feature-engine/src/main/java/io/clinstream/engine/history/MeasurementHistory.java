package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.history.Statements.Addition;
import io.clinstream.engine.series.MeasurementIdentity;
import io.clinstream.engine.series.Origin;
import io.clinstream.engine.series.Point;
import io.clinstream.engine.series.Reading;
import io.clinstream.engine.series.Series;
import io.clinstream.engine.vector.PatientSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said about one patient's measurements. What was said once and holds is the point itself; only measurements
 * about which more was said have an entry here, so that the usual measurement costs a few dozen bytes.
 */
final class MeasurementHistory {

    private final PatientSeries series;
    private final Slots slots;
    private final Map<MeasurementIdentity, Statements> revised = new HashMap<>();
    private long horizon = Long.MIN_VALUE;

    MeasurementHistory(PatientSeries series, Slots slots) {
        this.series = series;
        this.slots = slots;
    }

    /**
     * What became of one statement.
     *
     * @param kept whether it must be stored
     */
    record Result(Disposition disposition, boolean currentChanged, boolean kept) {

        static final Result REPEATED = new Result(Disposition.DUPLICATE, false, false);
    }

    /** Takes in a statement about a measurement of a reading. */
    Result add(MeasurementCode code, long time, Statement statement) {
        Reading reading = statement.origin().reading();
        Statements entry = revised.isEmpty() ? null : revised.get(new MeasurementIdentity(code, time, reading));
        if (entry == null) {
            Point known = series.find(code, time, reading);
            if (known == null && statement.isPoint()) {
                series.add(code, statement.point(time));
                slots.hold(statement.origin().slot());
                return new Result(Disposition.NEW, true, true);
            }
            entry = new Statements();
            if (known != null) {
                entry.add(Statement.of(known));
            }
        }
        return revise(new MeasurementIdentity(code, time, reading), entry, statement);
    }

    private Result revise(MeasurementIdentity identity, Statements entry, Statement statement) {
        Statement before = entry.current();
        Addition addition = entry.add(statement);
        if (statement.equals(addition.replaced())) {
            return Result.REPEATED;
        }
        slots.hold(statement.origin().slot());
        if (addition.replaced() != null) {
            slots.release(addition.replaced().origin().slot());
        }
        if (entry.all().size() > 1 || !statement.isPoint()) {
            revised.put(identity, entry);
            series.corrections(correctionTimes());
        }
        Statement after = entry.current();
        if (!Objects.equals(before, after)) {
            replace(identity, before, after);
        }
        boolean changed = before == null ? after != null : after == null || !before.saysTheSameAs(after);
        return new Result(addition.disposition(), changed, true);
    }

    private void replace(MeasurementIdentity identity, @Nullable Statement before, @Nullable Statement after) {
        if (before != null && before.isPoint()) {
            series.remove(identity.code(), identity.eventTime(), identity.reading());
        }
        if (after != null && after.isPoint()) {
            series.add(identity.code(), after.point(identity.eventTime()));
        }
    }

    /** When each correction or retraction first arrived: every statement after the first, restatements left out. */
    List<Long> correctionTimes() {
        List<Long> times = new ArrayList<>();
        for (Statements entry : revised.values()) {
            List<Statement> said = entry.all();
            for (int i = 1; i < said.size(); i++) {
                Statement statement = said.get(i);
                Statement before = said.get(i - 1);
                if (statement.retracts() != before.retracts() || !statement.saysTheSameAs(before)) {
                    times.add(statement.origin().arrivedAt());
                }
            }
        }
        return times;
    }

    /**
     * Forgets, at full multiples of {@link Retention#STEP}, dense measurements that no look-back reaches and of which no
     * repetition is to be recognised. A function of the instants at which something new was said: whether it is called
     * more often in between cannot show.
     */
    void forget(long knownAt) {
        long instant = Math.floorDiv(knownAt, Retention.STEP) * Retention.STEP;
        if (instant <= horizon) {
            return;
        }
        horizon = instant;
        forgetRevised(instant - Retention.REVISED);
        for (MeasurementCode code : Retention.FORGETTABLE) {
            forgetPoints(code, instant - Retention.DENSE);
        }
    }

    /** The newest of what could go stays: it is the newest of all again when everything after it is withdrawn. */
    private void forgetPoints(MeasurementCode code, long upTo) {
        Series points = series.of(code);
        int newest = points.firstAfter(upTo) - 1;
        int end = newest < 0 ? 0 : points.firstOfInstant(newest);
        int kept = end;
        for (int i = end - 1; i >= 0; i--) {
            if (points.origin(i).knownAt() > upTo || isRevised(code, points, i)) {
                series.forget(code, i + 1, kept, slots::release);
                kept = i;
            }
        }
        series.forget(code, 0, kept, slots::release);
    }

    private boolean isRevised(MeasurementCode code, Series points, int index) {
        Origin origin = points.origin(index);
        return !revised.isEmpty()
                && revised.containsKey(new MeasurementIdentity(code, points.time(index), origin.reading()));
    }

    /**
     * Their places in the store stay taken: were one overwritten and the others not, a value without the retraction that
     * followed it would come back with the next restoration. Corrections of dense measurements are few.
     */
    private void forgetRevised(long upTo) {
        Iterator<Map.Entry<MeasurementIdentity, Statements>> all =
                revised.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<MeasurementIdentity, Statements> next = all.next();
            MeasurementIdentity identity = next.getKey();
            List<Statement> said = next.getValue().all();
            if (Retention.FORGETTABLE.contains(identity.code())
                    && identity.eventTime() <= upTo
                    && said.stream().allMatch(statement -> statement.origin().knownAt() <= upTo)
                    && !isNewestPoint(identity, next.getValue().current())) {
                replace(identity, next.getValue().current(), null);
                all.remove();
            }
        }
    }

    /** The age of the newest value has no look-back: of what could go, the newest instant stays, however old. */
    private boolean isNewestPoint(MeasurementIdentity identity, @Nullable Statement current) {
        if (current == null || !current.isPoint()) {
            return false;
        }
        Series points = series.of(identity.code());
        int newest = points.firstAfter(horizon - Retention.DENSE) - 1;
        return newest < 0 || points.time(newest) <= identity.eventTime();
    }
}
