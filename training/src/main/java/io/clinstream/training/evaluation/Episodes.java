package io.clinstream.training.evaluation;

import io.clinstream.training.data.LabelledRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Events as labels show them: an episode is an unbroken run of a patient's positive rows. A positive row at t says that an
 * onset lies in (t, t + 24 h], a negative one that none does; so the onset lies after the run's last row and more than 24 h
 * after the negative row before it, and not later than 24 h after the run's first row nor than the next negative row. A run
 * longer than 24 h has more than one onset: what is meant is the first, after the run's first row. Both ends are kept, and
 * lead times are told for both.
 */
public final class Episodes {

    private static final long HORIZON = Duration.ofHours(24).toMillis();

    private Episodes() {}

    /** The episodes of all patients, in the order of the rows. */
    public static List<Episode> of(LabelledRows rows) {
        List<Episode> episodes = new ArrayList<>();
        int row = 0;
        while (row < rows.size()) {
            if (!rows.positive(row)) {
                row++;
                continue;
            }
            int first = row;
            while (row < rows.size() && rows.positive(row) && rows.patient(row) == rows.patient(first)) {
                row++;
            }
            episodes.add(episode(rows, first, row - 1));
        }
        return episodes;
    }

    private static Episode episode(LabelledRows rows, int first, int last) {
        long latest = rows.instant(first) + HORIZON;
        int next = last + 1;
        if (next < rows.size() && rows.patient(next) == rows.patient(first)) {
            latest = Math.min(latest, rows.instant(next));
        }
        long earliest = rows.instant(last) < latest ? rows.instant(last) : rows.instant(first);
        if (first > 0 && rows.patient(first - 1) == rows.patient(first)) {
            earliest = Math.max(earliest, rows.instant(first - 1) + HORIZON);
        }
        return new Episode(first, last, Math.min(earliest, latest), latest);
    }

    /**
     * A run of positive rows.
     *
     * @param firstRow its first row
     * @param lastRow its last row
     * @param earliest the onset is after this instant, epoch milliseconds
     * @param latest the onset is at or before this instant
     */
    public record Episode(int firstRow, int lastRow, long earliest, long latest) {}
}
