package io.clinstream.features.backfill;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a backfill keeps its objects.
 *
 * @param name of the backfill: lower case letters, digits and hyphens, at most 64
 */
public record BackfillPaths(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** Checks the name. */
    public BackfillPaths {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a backfill must match " + NAME + ", was " + name);
        }
    }

    /** Folder of everything, with a slash at its end. */
    public String folder() {
        return "features/backfill/" + name + "/";
    }

    /** Put last: its existence says that the backfill is complete. */
    public String manifest() {
        return folder() + "manifest.json";
    }

    /** File number {@code part}, from 0, of a date. */
    public String file(LocalDate date, int part) {
        return String.format(Locale.ROOT, "%sdate=%s/part-%05d.parquet", folder(), date, part);
    }

    /** Folder of the working state, with a slash at its end. */
    public String checkpoints() {
        return folder() + "checkpoints/";
    }

    /** What is replayed, fixed at the first start. */
    public String start() {
        return checkpoints() + "start.json";
    }

    /** Checkpoint number {@code number}, from 1. */
    public String checkpoint(int number) {
        return String.format(Locale.ROOT, "%s%08d.json", checkpoints(), number);
    }

    /** What was known of the patients at that checkpoint. */
    public String memory(int number) {
        return String.format(Locale.ROOT, "%s%08d.patients.zst", checkpoints(), number);
    }

    /** Run number {@code index}, from 0, of a partition. */
    public String run(int partition, int index) {
        return String.format(Locale.ROOT, "%sruns/%05d-%06d.run", checkpoints(), partition, index);
    }
}
