package io.clinstream.timeline.accepted;

import io.clinstream.engine.history.Outcome;
import io.clinstream.schema.MeasurementFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The flags of an accepted row: what intake remarked and what the history made of it, in the contract's order. */
final class AcceptedFlags {

    private AcceptedFlags() {}

    static List<MeasurementFlag> of(Collection<MeasurementFlag> remarked, Outcome outcome) {
        Set<MeasurementFlag> flags = EnumSet.noneOf(MeasurementFlag.class);
        flags.addAll(remarked);
        if (outcome.late()) {
            flags.add(MeasurementFlag.LATE);
        }
        switch (outcome.disposition()) {
            case CORRECTION -> flags.add(MeasurementFlag.CORRECTED);
            case RETRACTION -> flags.add(MeasurementFlag.RETRACTED);
            case SUPERSEDED -> flags.add(MeasurementFlag.SUPERSEDED);
            case CONFLICT -> flags.add(MeasurementFlag.CONFLICT);
            case NEW, DUPLICATE -> {
                // Nothing to remark.
            }
        }
        return new ArrayList<>(flags);
    }
}
