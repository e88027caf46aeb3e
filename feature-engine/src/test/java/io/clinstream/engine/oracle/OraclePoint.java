package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A measured value that holds. The reading tells which values were taken together. */
record OraclePoint(
        String code,
        boolean lab,
        long time,
        boolean dayOnly,
        BigDecimal value,
        String reading,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        Set<String> flags,
        @Nullable Long availableAt,
        long arrivedAt)
        implements Dot {}
