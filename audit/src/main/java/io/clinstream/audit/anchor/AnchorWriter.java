package io.clinstream.audit.anchor;

import io.clinstream.audit.AuditChain;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Anchors the heads whenever they have moved. Goes on with the chain of anchors that it finds in the store, its own or
 * another instance's: of two that want the same number one is refused, and makes the next if that is still needed.
 */
public final class AnchorWriter {

    private static final int MOST_TRIES = 5;

    private final HeadSource source;
    private final AnchorStore store;
    private final Clock clock;
    private @Nullable StoredAnchor newest;

    /** A writer; {@code clock} dates the anchors. */
    public AnchorWriter(HeadSource source, AnchorStore store, Clock clock) {
        this.source = source;
        this.store = store;
        this.clock = clock;
    }

    /** What one turn came to. */
    public enum Outcome {
        /** The heads had moved and are anchored now. */
        ANCHORED,
        /** The newest anchor covers every row. */
        UNCHANGED
    }

    /**
     * Anchors the heads unless the newest anchor has them already.
     *
     * @throws SQLException the database does not answer
     * @throws io.clinstream.platform.objects.ObjectStoreException the object store does not answer
     */
    public Outcome anchor() throws SQLException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<Anchor> before = refreshed(now);
            List<AnchoredHead> heads = source.heads(before.map(Anchor::heads).orElse(List.of()));
            if (heads.equals(before.map(Anchor::heads).orElse(List.of()))) {
                return Outcome.UNCHANGED;
            }
            if (store.put(next(before, heads, now))) {
                refreshed(now);
                return Outcome.ANCHORED;
            }
        }
        throw new IllegalStateException("other writers took the number of the next anchor " + MOST_TRIES + " times");
    }

    /** When the newest anchor was made; empty where there is none, or none was looked for yet. */
    public Optional<Instant> newestAt() {
        StoredAnchor known = newest;
        return known == null ? Optional.empty() : known.anchor().map(Anchor::at);
    }

    private Anchor next(Optional<Anchor> before, List<AnchoredHead> heads, Instant now) {
        StoredAnchor known = newest;
        String previous = known == null ? AuditChain.GENESIS : known.sha256();
        // A clock that was set back must not put an anchor before the one it follows.
        Instant at = before.map(Anchor::at).filter(now::isBefore).orElse(now);
        return new Anchor(before.map(Anchor::number).orElse(0L) + 1, at, previous, heads);
    }

    private Optional<Anchor> refreshed(Instant now) {
        StoredAnchor known = newest;
        Optional<Anchor> anchor = known == null ? Optional.empty() : known.anchor();
        if (anchor.isEmpty()) {
            newest = store.newest().orElse(null);
        } else {
            LocalDate since = date(anchor.get().at());
            LocalDate today = date(now).isBefore(since) ? since : date(now);
            store.newestSince(since, today).ifPresent(found -> newest = found);
        }
        StoredAnchor found = newest;
        return found == null ? Optional.empty() : found.anchor();
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
