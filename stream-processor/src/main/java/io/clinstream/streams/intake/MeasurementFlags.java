package io.clinstream.streams.intake;

import io.clinstream.clinical.QualityFlag;
import io.clinstream.schema.MeasurementFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Remarks on a measurement in the contract's words, in the contract's order, each once. */
final class MeasurementFlags {

    private MeasurementFlags() {}

    static List<MeasurementFlag> of(Collection<QualityFlag> qualities, boolean ahead, boolean censored) {
        Set<MeasurementFlag> flags = EnumSet.noneOf(MeasurementFlag.class);
        qualities.forEach(quality -> flags.add(
                switch (quality) {
                    case SUSPECT -> MeasurementFlag.SUSPECT;
                    case UNIT_INFERRED -> MeasurementFlag.UNIT_INFERRED;
                }));
        if (ahead) {
            flags.add(MeasurementFlag.CLOCK_SKEW);
        }
        if (censored) {
            flags.add(MeasurementFlag.CENSORED);
        }
        return new ArrayList<>(flags);
    }
}
