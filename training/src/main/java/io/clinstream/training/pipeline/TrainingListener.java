package io.clinstream.training.pipeline;

import io.clinstream.training.boost.IterationFigures;

/** Hears how far a training is. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {
        @Override
        public void begins(String step) {
            // Nobody listens.
        }

        @Override
        public void grew(IterationFigures figures) {
            // Nobody listens.
        }
    };

    /** A step begins, in a few words. */
    void begins(String step);

    /** A tree has grown. */
    void grew(IterationFigures figures);
}
