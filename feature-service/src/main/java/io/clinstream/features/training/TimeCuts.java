package io.clinstream.features.training;

import java.time.Duration;
import java.util.List;

/**
 * The instants that part the times of the parts: train before {@code validation}, validation from there to before
 * {@code test}, test from there on. Epoch milliseconds.
 *
 * @param validation where the time of validation begins
 * @param test where the time of test begins, not before {@code validation}
 */
public record TimeCuts(long validation, long test) {

    /** Most stretches that {@link #between} is made for: it tries all pairs of cuts. */
    public static final int MAX_STRETCHES = 2_000;

    private static final List<Duration> WIDTHS = List.of(
            Duration.ofMillis(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(30),
            Duration.ofDays(3_000));

    /**
     * How many rows of each part lie in a stretch of time.
     *
     * @param start where the stretch begins, epoch milliseconds
     * @param train rows of patients drawn into train
     * @param validation rows of patients drawn into validation
     * @param test rows of patients drawn into test
     */
    public record Stretch(long start, long train, long validation, long test) {}

    /**
     * How wide stretches are that cover a span of time: the narrowest of a few round widths by which there are at most
     * {@link #MAX_STRETCHES}. Cuts fall on whole multiples of it.
     *
     * @param span from the first row to the last, milliseconds
     */
    public static long width(long span) {
        return WIDTHS.stream()
                .mapToLong(Duration::toMillis)
                .filter(width -> span / width < MAX_STRETCHES - 1)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rows cannot be " + span + " ms apart"));
    }

    /**
     * The cuts that keep the largest set in the ratio 70 : 15 : 15: of all pairs of cuts those by which the least of
     * train/70, validation/15 and test/15 is greatest, of these the pair that keeps most rows, then the earliest.
     *
     * @param stretches in order of time, without repetition, 1 to {@link #MAX_STRETCHES}
     * @param end later than every row, epoch milliseconds
     */
    public static TimeCuts between(List<Stretch> stretches, long end) {
        if (stretches.isEmpty() || stretches.size() > MAX_STRETCHES) {
            throw new IllegalArgumentException("there must be 1 to " + MAX_STRETCHES + " stretches");
        }
        return new Search(stretches, end).best();
    }

    /** Whether a row of a patient of that part lies in the time of the part. */
    public boolean holds(Split split, long instant) {
        return switch (split) {
            case TRAIN -> instant < validation;
            case VALIDATION -> instant >= validation && instant < test;
            case TEST -> instant >= test;
        };
    }

    /** Rows before every possible cut. */
    private static final class Search {

        private final long[] starts;
        private final long[] train;
        private final long[] validation;
        private final long[] test;
        private final int last;
        private long bestBalance = -1;
        private long bestKept = -1;
        private int bestFirst;
        private int bestSecond;

        Search(List<Stretch> stretches, long end) {
            last = stretches.size();
            starts = new long[last + 1];
            train = new long[last + 1];
            validation = new long[last + 1];
            test = new long[last + 1];
            for (int i = 0; i < last; i++) {
                Stretch stretch = stretches.get(i);
                starts[i] = stretch.start();
                train[i + 1] = train[i] + stretch.train();
                validation[i + 1] = validation[i] + stretch.validation();
                test[i + 1] = test[i] + stretch.test();
            }
            starts[last] = end;
        }

        TimeCuts best() {
            for (int first = 0; first <= last; first++) {
                for (int second = first; second <= last; second++) {
                    consider(first, second);
                }
            }
            return new TimeCuts(starts[bestFirst], starts[bestSecond]);
        }

        private void consider(int first, int second) {
            long inTrain = train[first];
            long inValidation = validation[second] - validation[first];
            long inTest = test[last] - test[second];
            // Validation and test have the same share; across, instead of dividing.
            long balance =
                    Math.min(inTrain * Split.VALIDATION.share(), Math.min(inValidation, inTest) * Split.TRAIN.share());
            long kept = inTrain + inValidation + inTest;
            if (balance > bestBalance || (balance == bestBalance && kept > bestKept)) {
                bestBalance = balance;
                bestKept = kept;
                bestFirst = first;
                bestSecond = second;
            }
        }
    }
}
