package io.clinstream.clinical;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Look-up of a measurement by one of its codes; refuses two owners of one code when it is built. */
final class CodeIndex<T extends MeasurementCode> {

    private final Map<String, T> owners;

    private CodeIndex(Map<String, T> owners) {
        this.owners = Map.copyOf(owners);
    }

    static <T extends MeasurementCode> CodeIndex<T> of(List<T> members, Function<T, Collection<String>> codes) {
        Map<String, T> owners = new HashMap<>();
        for (T member : members) {
            for (String code : codes.apply(member)) {
                T other = owners.put(fold(code), member);
                if (other != null) {
                    throw new IllegalStateException("code " + code + " belongs to both " + other + " and " + member);
                }
            }
        }
        return new CodeIndex<>(owners);
    }

    Optional<T> find(String code) {
        return Optional.ofNullable(owners.get(fold(code)));
    }

    private static String fold(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
