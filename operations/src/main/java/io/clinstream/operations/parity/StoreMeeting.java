package io.clinstream.operations.parity;

import io.clinstream.clinical.Rejection;
import io.clinstream.contract.DeadLetterHeaders;
import io.clinstream.engine.history.Outcome;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.timeline.LogPosition;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a replay gives, handed to every store; refusals of the log meet their dead letters here. */
final class StoreMeeting implements LogReplay.Output {

    private final String log;
    private final RawAccount account;
    private final EventsParity events;
    private final SilverParity silver;
    private final List<VectorParity> stores;
    private final Bounds bounds;
    private final Tally refusals = new Tally("dead letters of the log");
    private final Set<String> letters = new HashSet<>();
    private long settledEnd;
    private long vectors;

    /**
     * A meeting.
     *
     * @param log name of the canonical log's topic
     * @param stores of vectors; one that asks another comes behind it
     */
    StoreMeeting(
            String log,
            RawAccount account,
            EventsParity events,
            SilverParity silver,
            List<VectorParity> stores,
            Bounds bounds) {
        this.log = log;
        this.account = account;
        this.events = events;
        this.silver = silver;
        this.stores = stores;
        this.bounds = bounds;
    }

    /** A partition begins; what lies before {@code end} had its time. */
    void begin(int partition, long end) throws SQLException {
        settledEnd = end;
        events.begin(partition);
        silver.begin(partition);
        for (VectorParity store : stores) {
            store.begin(partition);
        }
    }

    /** A dead letter. */
    void letter(ConsumerRecord<byte[], byte[]> letter) {
        account.refused(letter);
        if (log.equals(header(letter, DeadLetterHeaders.SOURCE_TOPIC))) {
            letters.add(header(letter, DeadLetterHeaders.SOURCE_PARTITION) + "/"
                    + header(letter, DeadLetterHeaders.SOURCE_OFFSET));
        }
    }

    @Override
    public void event(CanonicalEvent event, LogRecord record) {
        account.canonical(event);
        try {
            events.meet(event, record, demand(record.position()));
        } catch (SQLException failed) {
            throw new IllegalStateException("the filed log cannot be read", failed);
        }
    }

    @Override
    public void refused(LogPosition position, Rejection rejection) {
        String place = position.partition() + "/" + position.offset();
        Demand demand = demand(position);
        if (letters.remove(place)) {
            refusals.equal();
        } else if (demand == Demand.REQUIRED) {
            refusals.missing(place + " is refused, and no letter says so");
        } else if (demand == Demand.RECENT) {
            refusals.behind(place);
        }
    }

    @Override
    public void judged(CanonicalEvent event, List<Outcome> outcomes, long knownAt, LogPosition position) {
        try {
            silver.meet(event, outcomes, knownAt, position, demand(position));
        } catch (SQLException failed) {
            throw new IllegalStateException("silver cannot be read", failed);
        }
    }

    @Override
    public void vector(Recomputed vector) {
        vectors++;
        Demand demand = demand(vector.cause().position());
        try {
            for (VectorParity store : stores) {
                store.meet(vector, demand);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a store cannot be read", failed);
        }
    }

    /** The partition ends; letters about it that are left are too many, unless they came since. */
    void finish(int partition, long end) throws SQLException {
        String mark = partition + "/";
        letters.stream()
                .filter(place -> place.startsWith(mark) && Long.parseLong(place.substring(mark.length())) < end)
                .forEach(place -> refusals.extra(place + " is in the dead letters, and is not refused"));
        events.finish(end);
        silver.finish(end);
        for (VectorParity store : stores) {
            store.finish(end);
        }
    }

    Tally refusals() {
        return refusals;
    }

    /** Vectors so far. */
    long vectors() {
        return vectors;
    }

    private Demand demand(LogPosition position) {
        return bounds.demand(position.offset(), position.appendTime(), settledEnd);
    }

    private static String header(ConsumerRecord<byte[], byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
