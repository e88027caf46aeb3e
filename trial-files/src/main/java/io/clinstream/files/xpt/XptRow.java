package io.clinstream.files.xpt;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One row: values by variable name. A column the data set does not have reads as absent, as an optional one does. */
public final class XptRow {

    private final long number;
    private final Map<String, Integer> positions;
    private final List<@Nullable Object> values;

    XptRow(long number, Map<String, Integer> positions, @Nullable Object[] values) {
        this.number = number;
        this.positions = positions;
        this.values = Collections.unmodifiableList(Arrays.asList(values));
    }

    /** Position in its data set, from 1. */
    public long number() {
        return number;
    }

    /** Text without trailing blanks; empty if blank, absent, or a number. */
    public String text(String variable) {
        return value(variable) instanceof String text ? text : "";
    }

    /** A number; empty if missing ({@code .}, {@code ._}, {@code .A} to {@code .Z}), absent, or text. */
    public OptionalDouble number(String variable) {
        return value(variable) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private @Nullable Object value(String variable) {
        Integer position = positions.get(variable);
        return position == null ? null : values.get(position);
    }
}
