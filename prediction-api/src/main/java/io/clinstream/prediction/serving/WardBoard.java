package io.clinstream.prediction.serving;

import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.online.OnlineStore;
import io.clinstream.prediction.online.OnlineStore.RecentPatient;
import io.clinstream.prediction.online.OnlineStoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest audited answer of every active patient, for the page. What the page shows is a prediction like any other:
 * scored, in the log, and only then shown. Active is who had a vector within 48 hours.
 */
public final class WardBoard implements Consumer<Answer> {

    /** Requester of the predictions made for the page. */
    public static final String REQUESTER = "ward-board";

    private static final Logger LOGGER = LoggerFactory.getLogger(WardBoard.class);
    private static final Duration ACTIVE = Duration.ofDays(2);

    private final OnlineStore store;
    private final Pace pace;
    private final Clock clock;
    private final Map<String, Answer> newest = new ConcurrentHashMap<>();

    /** An empty board. */
    public WardBoard(OnlineStore store, Pace pace, Clock clock) {
        this.store = store;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * How much the board may ask for.
     *
     * @param patients most patients on the board
     * @param betweenScores shortest time between two scores of one patient
     * @param refresh age at which a score is made anew although the vector is the same
     */
    public record Pace(int patients, Duration betweenScores, Duration refresh) {}

    /** Takes an answer that is in the log. */
    @Override
    public void accept(Answer answer) {
        newest.merge(answer.patientId(), answer, (old, next) -> next.at().isBefore(old.at()) ? old : next);
    }

    /** The newest answers, in no order. */
    public Collection<Answer> answers() {
        return List.copyOf(newest.values());
    }

    /** Scores every active patient whose vector is new, and forgets who is no longer active. */
    public void scan(Predictor predictor) {
        Instant now = clock.instant();
        List<RecentPatient> active;
        try {
            active = store.recent(now.minus(ACTIVE), pace.patients());
        } catch (OnlineStoreUnavailableException outage) {
            LOGGER.warn("The ward board keeps its scores: {}", outage.getMessage());
            return;
        }
        Set<String> ids = active.stream().map(RecentPatient::patientId).collect(Collectors.toSet());
        newest.keySet().retainAll(ids);
        for (RecentPatient patient : active) {
            if (isDue(patient, now)
                    && !isAnswered(predictor.predict(patient.patientId(), REQUESTER, Optional.empty()))) {
                return;
            }
        }
    }

    private boolean isDue(RecentPatient patient, Instant now) {
        Answer last = newest.get(patient.patientId());
        if (last == null) {
            return true;
        }
        Duration since = Duration.between(last.at(), now);
        if (since.compareTo(pace.betweenScores()) < 0) {
            return false;
        }
        boolean sameVector = last.vector()
                .map(vector -> vector.version().equals(patient.version()))
                .orElse(false);
        return !sameVector || since.compareTo(pace.refresh()) >= 0;
    }

    /** An outage met by one patient is met by all: the next scan tries again. */
    private static boolean isAnswered(Outcome outcome) {
        return outcome instanceof Outcome.Answered || outcome instanceof Outcome.NeverSeen;
    }
}
