package io.clinstream.producer.source.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.producer.SourceReading;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the truth says can be learnt, can be learnt from what is measured. */
class KnownHazardLearnableTest {

    private static final int DAYS = 3;
    private static final Duration DAY = Duration.ofDays(1);

    /** Hours since midnight at which a score is asked for, coprime to the rounds. */
    private static final int EVERY = 5;

    private record Asked(double score, double risk, boolean event) {}

    @TempDir
    private Path folder;

    @Test
    void shouldShowAlmostAllOfTheRiskInADayOfReadings() throws IOException {
        List<Asked> asked = asked(2_000);

        double known = auroc(asked, Comparator.comparingDouble(Asked::risk));
        double seen = auroc(asked, Comparator.comparingDouble(Asked::score));

        assertThat(known).isBetween(0.72, 0.88);
        assertThat(seen).isBetween(known - 0.02, known + 0.01);
        double prevalence = asked.stream().filter(Asked::event).count() / (double) asked.size();
        double risk = asked.stream().mapToDouble(Asked::risk).average().orElseThrow();
        assertThat(prevalence).isBetween(0.03, 0.07).isCloseTo(risk, within(0.006));
    }

    private List<Asked> asked(int patients) throws IOException {
        KnownHazardPlan plan = KnownHazardSourceTest.plan(patients, DAYS, 21, folder.resolve("h.csv"));
        Map<String, NavigableMap<Long, Double>> estimates = new HashMap<>();
        for (VitalSigns reading : SourceReading.of(new KnownHazardSource(plan)).all(VitalSigns.class)) {
            estimates
                    .computeIfAbsent(reading.getPatientId(), unseen -> new TreeMap<>())
                    .put(reading.getEventTime().toEpochMilli(), estimate(reading));
        }
        Map<String, List<HazardRow>> truth = new TreeMap<>();
        for (HazardRow row : HazardRow.read(plan.hazardFile().orElseThrow())) {
            truth.computeIfAbsent(row.patientId(), unseen -> new ArrayList<>()).add(row);
        }
        List<Asked> asked = new ArrayList<>();
        truth.forEach((patient, hours) -> {
            for (int hour = 24; hour + 24 <= hours.size(); hour += EVERY) {
                HazardRow now = hours.get(hour);
                boolean event = hours.subList(hour, hour + 24).stream().anyMatch(HazardRow::event);
                asked.add(new Asked(score(estimates.get(patient), now), now.risk(), event));
            }
        });
        return asked;
    }

    /** The newest estimates count most. */
    private static double score(NavigableMap<Long, Double> estimates, HazardRow now) {
        long until = now.hour().plus(Duration.ofMinutes(30)).toEpochMilli();
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (double estimate : estimates
                .subMap(until - DAY.toMillis(), true, until, true)
                .descendingMap()
                .values()) {
            sum += weight * estimate;
            weights += weight;
            weight *= 0.35;
        }
        return sum / weights;
    }

    /** How many units away from usual, on average over the signs. */
    private static double estimate(VitalSigns reading) {
        return ((reading.getHeartRate().getValue() - 84) / 13
                        + (reading.getBpSystolic().getValue() - 122) / -12
                        + (reading.getRespiratoryRate().getValue() - 17) / 3.2
                        + (reading.getTemperature().getValue() - 37) / 0.45
                        + (reading.getSpo2().getValue() - 96) / -1.7)
                / 5;
    }

    /** Area under the curve by ranks; the scores are all but free of ties. */
    private static double auroc(List<Asked> asked, Comparator<Asked> order) {
        List<Asked> sorted = asked.stream().sorted(order).toList();
        double ranks = 0;
        double positives = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).event()) {
                ranks += i + 1;
                positives++;
            }
        }
        return (ranks - positives * (positives + 1) / 2) / (positives * (sorted.size() - positives));
    }
}
