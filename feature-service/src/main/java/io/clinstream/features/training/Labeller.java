package io.clinstream.features.training;

import io.clinstream.engine.label.LabelState;
import java.util.List;
import java.util.function.LongFunction;

/** Makes labels of what was known of a patient at the cut-off. */
@FunctionalInterface
interface Labeller {

    /** The labels of one patient by instant, epoch milliseconds; {@code events} in the order of the log. */
    LongFunction<LabelState> of(List<KnownEvent> events);
}
