package io.clinstream.features.training;

import org.jspecify.annotations.Nullable;

/**
 * A training set that was asked for over HTTP.
 *
 * @param request what was asked for
 * @param state how far it is
 * @param fault why it failed; null unless it did
 */
record TrainingJob(
        TrainingRequest request, State state, @Nullable String fault) {

    /** How far a training set is. */
    enum State {
        /** Others come first. */
        QUEUED,
        /** It is being built. */
        RUNNING,
        /** It is there. */
        BUILT,
        /** It cannot be built. */
        FAILED
    }

    static TrainingJob queued(TrainingRequest request) {
        return new TrainingJob(request, State.QUEUED, null);
    }

    TrainingJob running() {
        return new TrainingJob(request, State.RUNNING, null);
    }

    TrainingJob failed(String why) {
        return new TrainingJob(request, State.FAILED, why);
    }
}
