package io.clinstream.features.backfill;

/**
 * Bounds of a backfill. They decide memory and how much is done again after an interruption; no row and no byte of a
 * final file depends on them, except on {@code rowsPerFile}.
 *
 * @param arenaBytes room for encoded rows
 * @param rowsPerRun rows of a run
 * @param recordsPerCheckpoint records after which a checkpoint is made, rows or not
 * @param rowsPerFile most rows of a final file
 */
public record BackfillSizes(int arenaBytes, int rowsPerRun, long recordsPerCheckpoint, int rowsPerFile) {

    /** For months of a ward in half a gigabyte: a date of half a million vectors is four files. */
    public static final BackfillSizes STANDARD = new BackfillSizes(64 * 1024 * 1024, 25_000, 250_000, 131_072);

    /** Checks that every bound is positive. */
    public BackfillSizes {
        if (arenaBytes < 1 || rowsPerRun < 1 || recordsPerCheckpoint < 1 || rowsPerFile < 1) {
            throw new IllegalArgumentException("every bound of a backfill must be positive");
        }
    }
}
