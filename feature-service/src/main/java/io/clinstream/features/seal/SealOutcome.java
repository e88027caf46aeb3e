package io.clinstream.features.seal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one date.
 *
 * @param date the date
 * @param result what was done
 * @param version the newest version now, in a dry run the one it would be; 0 where there is none
 * @param rows vectors of the date
 * @param files files they are in
 * @param states rows per state of each label; empty where it was not looked at
 * @param reason why it could not be sealed yet; null otherwise
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SealOutcome(
        LocalDate date,
        Result result,
        int version,
        long rows,
        int files,
        Map<String, Map<String, Long>> states,
        @Nullable String reason) {

    /** What was done. */
    public enum Result {
        /** A new version was published. */
        SEALED,
        /** A new version would be published. */
        WOULD_SEAL,
        /** The newest version says the same. */
        UNCHANGED,
        /** Not everything of the date is there yet. */
        PENDING
    }

    static SealOutcome unchanged(LocalDate date, int version, long rows, int files) {
        return new SealOutcome(date, Result.UNCHANGED, version, rows, files, Map.of(), null);
    }

    static SealOutcome pending(LocalDate date, String reason) {
        return new SealOutcome(date, Result.PENDING, 0, 0, 0, Map.of(), reason);
    }
}
