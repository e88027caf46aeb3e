package io.clinstream.features.training;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/** Which rows a training set may be made of. */
public sealed interface RowSelection {

    /**
     * All vectors of a range of dates.
     *
     * @param from first date of {@code timestamp}, UTC
     * @param to last date, not before {@code from}, at most {@value #MAX_DAYS} days in all
     */
    record Dates(LocalDate from, LocalDate to) implements RowSelection {

        /** Longest range: the retention of the offline store and a year. */
        public static final int MAX_DAYS = 1_096;

        /**
         * Checks the range.
         *
         * @throws InvalidTrainingRequestException it ends before it begins or is too long
         */
        public Dates {
            if (to.isBefore(from)) {
                throw new InvalidTrainingRequestException("to", "must not be before from (" + from + "), was " + to);
            }
            if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
                throw new InvalidTrainingRequestException("to", "must be within " + MAX_DAYS + " days, was " + to);
            }
        }
    }

    /**
     * One vector for each of a list of instants of patients.
     *
     * @param pairs the list: in order, without repetition, 1 to {@value #MAX_PAIRS}
     * @param knowledge what the vector may know
     * @param maxAge how much older than its instant a served vector may be, up to 31 days
     */
    record Instants(List<PatientInstant> pairs, Knowledge knowledge, Duration maxAge) implements RowSelection {

        /** Longest list. */
        public static final int MAX_PAIRS = 1_000_000;

        /** As long as the online store would have served it. */
        public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(2);

        private static final Duration LONGEST_AGE = Duration.ofDays(31);

        /**
         * Sorts the list and removes repetitions.
         *
         * @throws InvalidTrainingRequestException the list is empty or too long, or the age out of its bounds
         */
        public Instants {
            if (pairs.isEmpty() || pairs.size() > MAX_PAIRS) {
                throw new InvalidTrainingRequestException(
                        "instants", "must be 1 to " + MAX_PAIRS + ", were " + pairs.size());
            }
            if (maxAge.isNegative() || maxAge.isZero() || maxAge.compareTo(LONGEST_AGE) > 0) {
                throw new InvalidTrainingRequestException(
                        "max_age", "must be above PT0S and at most " + LONGEST_AGE + ", was " + maxAge);
            }
            pairs = List.copyOf(new TreeSet<>(pairs));
        }
    }
}
