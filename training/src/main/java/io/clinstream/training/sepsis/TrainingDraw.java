package io.clinstream.training.sepsis;

import io.clinstream.training.data.LabelledRows;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What one ensemble learns from: hours of all septic patients and of a share of the others, which make up for those not
 * drawn; each ensemble draws others, so together they see nearly everybody. The target is whether an alarm in that hour is
 * worth more than silence, and an hour weighs what is at stake in it, by the utility of the challenge: most near the onset,
 * little far from it. Hours at which nothing is at stake are left out, and hours shortly after the onset are taken in.
 *
 * <p>Not a record: records and arrays do not go together.
 */
final class TrainingDraw {

    /** A false alarm costs a twentieth; it weighs 1. */
    private static final double WEIGHT_OF_GAIN = 20;

    private final PartRows part;
    private final int[] numbers;
    private final float[] targets;
    private final float[] weights;
    private int size;

    private TrainingDraw(PartRows part) {
        this.part = part;
        this.numbers = new int[part.hours()];
        this.targets = new float[part.hours()];
        this.weights = new float[part.hours()];
    }

    /**
     * Draws.
     *
     * @param part whose patients
     * @param share of the patients without sepsis, above 0 to 1
     * @param earlier what an hour weighs at which the onset is within 24 h but an alarm is not yet worth anything; its
     *     target is then 1. 0: it counts as the utility has it
     * @param seed of the draw
     */
    static TrainingDraw of(PartRows part, double share, double earlier, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingDraw draw = new TrainingDraw(part);
        int before = 0;
        int from = part.rows().beforeOnset().size();
        for (int stay = 0; stay < part.stays().size(); stay++) {
            boolean septic = part.stays().get(stay).onset().isPresent();
            boolean taken = random.nextDouble() < share || septic;
            int hoursBefore = part.rows().hoursBefore().get(stay);
            int hours = part.stays().get(stay).hours().size();
            for (int hour = 0; hour < hours; hour++) {
                int number = hour < hoursBefore ? before++ : from++;
                if (taken) {
                    double gain = part.utility().gain(stay, hour);
                    boolean early = gain <= 0
                            && hour < hoursBefore
                            && part.rows().beforeOnset().positive(number);
                    draw.add(number, early && earlier > 0 ? earlier / WEIGHT_OF_GAIN : gain, septic ? 1 : share);
                }
            }
        }
        return draw;
    }

    private void add(int number, double gain, double share) {
        if (gain != 0) {
            numbers[size] = number;
            targets[size] = gain > 0 ? 1 : 0;
            weights[size] = (float) (WEIGHT_OF_GAIN * Math.abs(gain) / share);
            size++;
        }
    }

    /** Number of rows. */
    int size() {
        return size;
    }

    /** The value of a row at the place of a column. */
    float value(int row, int place) {
        LabelledRows before = part.rows().beforeOnset();
        int number = numbers[row];
        return number < before.size()
                ? before.value(number, place)
                : part.rows().fromOnset().value(number - before.size(), place);
    }

    /** 1 where an alarm is worth more than silence, else 0. */
    float[] targets() {
        return Arrays.copyOf(targets, size);
    }

    /** What each row weighs. */
    float[] weights() {
        return Arrays.copyOf(weights, size);
    }
}
