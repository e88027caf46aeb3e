package io.clinstream.engine.series;

import java.util.Collection;

/** What intake remarked on a value and a feature counts. The names are those of the flags in the canonical log. */
public enum Remark {
    /** Possible, but outside the suspect limits. */
    SUSPECT(1),
    /** The unit was absent or contradicted, and inferred by rule. */
    UNIT_INFERRED(2),
    /** The value is a bound such as {@code <0.2}, not a result. */
    CENSORED(4);

    private final int bit;

    Remark(int bit) {
        this.bit = bit;
    }

    /** The remarks among a measurement's flags as a set of bits; flags that are none are left out. */
    public static int bits(Collection<String> flags) {
        int bits = 0;
        for (Remark remark : values()) {
            if (flags.contains(remark.name())) {
                bits |= remark.bit;
            }
        }
        return bits;
    }

    /** Whether the remark is among those. */
    public boolean in(int bits) {
        return (bits & bit) != 0;
    }
}
