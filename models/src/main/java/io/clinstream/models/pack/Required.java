package io.clinstream.models.pack;

import io.clinstream.models.InvalidModelException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JSON may leave out, and what it may not. */
final class Required {

    private Required() {}

    static void field(String name, @Nullable Object value) {
        if (value == null) {
            throw new InvalidModelException(name, "absent", "must be given");
        }
    }

    static <V> Map<String, V> orEmpty(@Nullable Map<String, V> values) {
        return values == null ? Map.of() : values;
    }

    static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
