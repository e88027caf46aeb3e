package io.clinstream.streams.testing;

import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ReportStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A partition of the canonical log as it comes: live and loaded patients, late and repeated events, corrections and
 * retractions, ticks, silence for hours, and a broker's clock that steps back at times.
 */
public final class RandomLog {

    private static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");
    private static final List<String> LABS = List.of("creatinine", "potassium", "lactate");
    private static final int LIVE = 6;
    private static final int LOADED = 3;

    private final Random random;
    private final List<Entry> records = new ArrayList<>();
    private Instant now = BEGIN;

    /**
     * A record of the log.
     *
     * @param event what was appended
     * @param appendedAt when
     */
    public record Entry(CanonicalEvent event, Instant appendedAt) {}

    private RandomLog(long seed) {
        this.random = new Random(seed);
    }

    /** So many records, and the ends of the loads; the same for the same seed. */
    public static List<Entry> of(long seed, int size) {
        RandomLog log = new RandomLog(seed);
        while (log.records.size() < size) {
            log.step();
        }
        for (int patient = 0; patient < LOADED; patient++) {
            log.append(CanonicalInput.anEndOfLoad("LOADED" + patient).event());
        }
        log.now = log.now.plus(Duration.ofHours(30));
        log.append(CanonicalInput.aTick());
        return log.records;
    }

    private void step() {
        now = now.plusMillis(random.nextInt(100) == 0 ? random.nextInt(20_000_000) : random.nextInt(90_000));
        switch (random.nextInt(10)) {
            case 0, 1 -> append(CanonicalInput.aTick());
            case 2 -> repeat();
            case 3, 4 -> append(loaded());
            default -> append(live());
        }
    }

    private CanonicalEvent live() {
        String patient = "LIVE" + random.nextInt(LIVE);
        Instant at = now.minusSeconds(random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(60));
        return told(input(patient).at(at)).event();
    }

    private CanonicalEvent loaded() {
        String patient = "LOADED" + random.nextInt(LOADED);
        Instant at = BEGIN.minus(Duration.ofDays(400)).plusSeconds(records.size() * 900L + random.nextInt(4000));
        return told(input(patient).at(at)).historical().event();
    }

    private CanonicalInput input(String patient) {
        return switch (random.nextInt(6)) {
            case 0 -> CanonicalInput.anAdverseEvent(patient).grade(1 + random.nextInt(4));
            case 1 ->
                CanonicalInput.aLab(patient)
                        .of(LABS.get(random.nextInt(LABS.size())), String.valueOf(1 + random.nextInt(5)));
            default ->
                CanonicalInput.aReading(patient)
                        .of("heart_rate", String.valueOf(50 + random.nextInt(80)))
                        .of("spo2", String.valueOf(85 + random.nextInt(15)));
        };
    }

    private CanonicalInput told(CanonicalInput input) {
        return switch (random.nextInt(12)) {
            case 0 -> input.version(2, ReportStatus.CORRECTED);
            case 1 -> input.version(3, ReportStatus.ENTERED_IN_ERROR);
            default -> input;
        };
    }

    private void repeat() {
        if (!records.isEmpty()) {
            CanonicalEvent before = records.get(random.nextInt(records.size())).event();
            append(before.getPatientId() == null ? CanonicalInput.aTick() : before);
        }
    }

    private void append(CanonicalEvent event) {
        records.add(new Entry(event, now.minusMillis(random.nextInt(20) == 0 ? random.nextInt(50) : 0)));
    }
}
