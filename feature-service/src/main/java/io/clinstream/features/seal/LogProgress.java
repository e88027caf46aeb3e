package io.clinstream.features.seal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How far the stores have followed the canonical log. */
interface LogProgress {

    /**
     * Until when everything that was known is in the stores.
     *
     * @throws NotYetException the stores do not follow
     */
    Instant frontier();

    /** Why the vectors of a date may not all be in the offline store; empty where they are. */
    Optional<String> missing(LocalDate date);
}
