package io.clinstream.clinical.normalisation;

import io.clinstream.clinical.RejectionReason;
import io.clinstream.clinical.units.AcceptedUnit;

/** Which unit a raw value is read in. */
sealed interface UnitChoice {

    /**
     * The unit is known.
     *
     * @param inferred whether a rule had to say so because the source did not, or was plainly wrong
     */
    record Known(AcceptedUnit unit, boolean inferred) implements UnitChoice {}

    /** The unit cannot be known. */
    record Unclear(RejectionReason reason, String rule) implements UnitChoice {}
}
