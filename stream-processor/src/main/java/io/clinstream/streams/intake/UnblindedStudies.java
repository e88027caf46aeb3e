package io.clinstream.streams.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Studies whose treatment arm may be known. The arm of every other study ends in intake, before the canonical log, so
 * that nothing downstream can know it.
 *
 * @param arms by study id, its arms in the order of their index; an empty list where none is configured
 */
public record UnblindedStudies(Map<String, List<String>> arms) {

    /** Copies the lists. */
    public UnblindedStudies {
        Map<String, List<String>> copies = new HashMap<>();
        arms.forEach((study, names) -> copies.put(study, List.copyOf(names)));
        arms = Map.copyOf(copies);
    }

    /** Every study is blinded. */
    public static UnblindedStudies none() {
        return new UnblindedStudies(Map.of());
    }

    /** These studies, without a list of arms. */
    public static UnblindedStudies of(Set<String> studies) {
        return new UnblindedStudies(studies.stream().collect(Collectors.toMap(study -> study, study -> List.of())));
    }

    /** The arm, if its study is unblinded; null otherwise. */
    @Nullable
    String arm(String study, @Nullable String arm) {
        return arms.containsKey(study) ? arm : null;
    }

    /** The place of the arm in its study's list, from 0; empty if the study is blinded or its list has no such arm. */
    OptionalInt indexOf(String study, @Nullable String arm) {
        int index = arm == null ? -1 : arms.getOrDefault(study, List.of()).indexOf(arm);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
