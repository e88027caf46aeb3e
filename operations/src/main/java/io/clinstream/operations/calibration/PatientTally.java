package io.clinstream.operations.calibration;

import io.clinstream.clinical.scores.News2;
import io.clinstream.clinical.scores.News2Score;
import io.clinstream.clinical.scores.SpO2Scale;
import io.clinstream.files.cinc2019.CincHour;
import io.clinstream.files.cinc2019.CincPatient;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Scores every hour of one patient as the service would, on saturation scale 1, and counts it under its total. */
final class PatientTally {

    private final long[] hours = new long[Tally.TOTALS];
    private final long[] events = new long[Tally.TOTALS];
    private final long[] censored = new long[Tally.TOTALS];
    private HourCounts counts = HourCounts.NONE;

    private PatientTally() {}

    static Tally of(CincPatient patient) {
        PatientTally tally = new PatientTally();
        OptionalLong onset = patient.sepsisOnsetHour();
        List<CincHour> rows = patient.hours();
        long lastHour = rows.get(rows.size() - 1).iculos();
        CarriedForward vitals = new CarriedForward();
        for (CincHour row : rows) {
            vitals.take(row.iculos(), CincVitals.of(row));
            News2Score score = News2.score(vitals.at(row.iculos()), SpO2Scale.ONE)
                    .filter(News2Score::isSufficient)
                    .orElse(null);
            HourLabel label = HourLabel.of(row.iculos(), lastHour, onset);
            if (score == null) {
                tally.counts = tally.counts.plus(new HourCounts(1, 0, 1, 0, 0));
            } else {
                tally.count(score.total(), label);
            }
        }
        return tally.finished(onset.isPresent());
    }

    private void count(int total, HourLabel label) {
        switch (label) {
            case AFTER_ONSET -> counts = counts.plus(new HourCounts(1, 0, 0, 0, 1));
            case CENSORED -> {
                censored[total]++;
                counts = counts.plus(new HourCounts(1, 0, 0, 1, 0));
            }
            case POSITIVE, NEGATIVE -> {
                hours[total]++;
                events[total] += label == HourLabel.POSITIVE ? 1 : 0;
                counts = counts.plus(new HourCounts(1, 1, 0, 0, 0));
            }
        }
    }

    private Tally finished(boolean septic) {
        List<TotalTally> totals = IntStream.range(0, Tally.TOTALS)
                .mapToObj(total ->
                        new TotalTally(total, hours[total], events[total], censored[total], hours[total] > 0 ? 1 : 0))
                .toList();
        return new Tally(1, septic ? 1 : 0, counts, totals);
    }
}
