package io.clinstream.registry;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What lets a version into production. Each names the version that was in production when it was given, so that it is
 * void once that has changed.
 */
public sealed interface Approval {

    /** The version in production that was looked at; empty where there was none. */
    OptionalInt inProduction();

    /** The figures that were looked at, JSON. */
    Optional<String> comparison();

    /**
     * Nothing of the name is in production.
     *
     * @param comparison candidate and NEWS2 on the same rows, JSON; empty if not compared
     */
    record FirstInProduction(Optional<String> comparison) implements Approval {

        @Override
        public OptionalInt inProduction() {
            return OptionalInt.empty();
        }
    }

    /**
     * The candidate is better than the version in production on the same rows.
     *
     * @param production the version it was compared with
     * @param figures both on the same rows, JSON
     */
    record Beats(int production, String figures) implements Approval {

        @Override
        public OptionalInt inProduction() {
            return OptionalInt.of(production);
        }

        @Override
        public Optional<String> comparison() {
            return Optional.of(figures);
        }
    }

    /**
     * Somebody answers for it.
     *
     * @param inProduction the version it takes the place of
     * @param comparison the figures that spoke against it, if there are any
     * @param reason why all the same; not blank
     */
    record Overridden(OptionalInt inProduction, Optional<String> comparison, String reason) implements Approval {

        /** Checks that a reason is given. */
        public Overridden {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("an override needs a reason");
            }
        }
    }
}
