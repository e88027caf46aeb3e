package io.clinstream.engine.oracle;

import java.math.BigDecimal;

/** A value that holds. The reading tells which values were taken together. */
record OraclePoint(String code, long time, boolean dayOnly, BigDecimal value, String reading) {}
