package io.clinstream.producer.source.sdtm;

import io.clinstream.files.sdtm.DatePrecision;
import io.clinstream.files.sdtm.PartialDate;
import io.clinstream.schema.TimePrecision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partial date in the terms of the contract.
 *
 * @param instant beginning of what is known, UTC
 * @param precision how much is known
 */
record KnownTime(Instant instant, TimePrecision precision) {

    /** A time known to the hour is kept as its day: the contract has no precision between the two. */
    static KnownTime of(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> new KnownTime(date.start(), TimePrecision.YEAR);
            case MONTH -> new KnownTime(date.start(), TimePrecision.MONTH);
            case DAY -> new KnownTime(date.start(), TimePrecision.DAY);
            case HOUR -> new KnownTime(date.start().truncatedTo(ChronoUnit.DAYS), TimePrecision.DAY);
            case MINUTE -> new KnownTime(date.start(), TimePrecision.MINUTE);
            case SECOND -> new KnownTime(date.start(), TimePrecision.SECOND);
        };
    }

    /** The instant of a date, null where there is none or not even its day is known. */
    static @Nullable Instant instantToTheDay(Optional<PartialDate> date) {
        return date.filter(known -> known.precision().compareTo(DatePrecision.DAY) >= 0)
                .map(known -> of(known).instant())
                .orElse(null);
    }
}
