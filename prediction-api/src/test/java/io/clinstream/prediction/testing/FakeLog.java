package io.clinstream.prediction.testing;

import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.audit.PredictionLog;
import io.clinstream.prediction.audit.PredictionLogUnavailableException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log in memory that can be down. */
public final class FakeLog implements PredictionLog {

    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    /** What was appended, in order. */
    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Goes down or comes back. */
    public void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public void append(Answer answer) {
        if (down) {
            throw new PredictionLogUnavailableException("down", new IllegalStateException("down"));
        }
        answers.add(answer);
    }

    @Override
    public boolean isReachable() {
        return !down;
    }
}
