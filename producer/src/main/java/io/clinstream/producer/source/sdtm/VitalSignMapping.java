package io.clinstream.producer.source.sdtm;

import io.clinstream.clinical.Signal;
import io.clinstream.files.sdtm.VitalSignRow;
import io.clinstream.producer.event.Envelope;
import io.clinstream.producer.event.EventIds;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.event.VitalQuantities;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * VS to readings: the rows of one subject, date, visit, time point, position and repeat are one reading, with values and
 * units as collected. A second value of the same test under the same key starts another reading: none is lost.
 */
final class VitalSignMapping {

    private final Subjects subjects;
    private final Skipped skipped;
    private final Map<Key, List<Map<Signal, Quantity>>> readings = new LinkedHashMap<>();

    VitalSignMapping(Subjects subjects, Skipped skipped) {
        this.subjects = subjects;
        this.skipped = skipped;
    }

    /** Takes one row of a chosen subject, or counts why not. */
    void add(VitalSignRow row) {
        PrintedResult result = PrintedResult.of(row.result());
        Optional<Signal> signal = Signal.ofSdtm(row.test());
        Optional<String> reason = reasonToSkip(row, result, signal);
        if (reason.isPresent()) {
            skipped.count("vs: " + reason.get());
            return;
        }
        Quantity quantity = Quantity.newBuilder()
                .setValue(result.number().orElseThrow())
                .setUnit(row.unit().isEmpty() ? null : row.unit())
                .build();
        List<Map<Signal, Quantity>> sameKey =
                readings.computeIfAbsent(Key.of(row), unseen -> new ArrayList<>(List.of(emptyReading())));
        Map<Signal, Quantity> free = sameKey.stream()
                .filter(reading -> !reading.containsKey(signal.orElseThrow()))
                .findFirst()
                .orElseGet(() -> {
                    Map<Signal, Quantity> another = emptyReading();
                    sameKey.add(another);
                    return another;
                });
        free.put(signal.orElseThrow(), quantity);
    }

    /** All readings of the rows taken. */
    List<RawEvent> readings() {
        List<RawEvent> events = new ArrayList<>();
        readings.forEach((key, sameKey) -> {
            for (int ordinal = 0; ordinal < sameKey.size(); ordinal++) {
                events.add(RawEvent.of(RawTopic.VITALS, reading(key, sameKey.get(ordinal), ordinal)));
            }
        });
        return events;
    }

    private static Optional<String> reasonToSkip(VitalSignRow row, PrintedResult result, Optional<Signal> signal) {
        if (row.status().equals("NOT DONE")) {
            return Optional.of("NOT DONE");
        }
        if (row.time().isEmpty()) {
            return Optional.of("no date");
        }
        if (signal.isEmpty()) {
            return Optional.of("test " + row.test() + " is no vital sign of the contract");
        }
        return result.isPlainNumber() ? Optional.empty() : Optional.of("result is not a number");
    }

    private VitalSigns reading(Key key, Map<Signal, Quantity> values, int ordinal) {
        Envelope.Origin origin = subjects.origin(key.subject()).orElseThrow();
        String patientId = subjects.patientId(key.subject());
        String eventId = EventIds.of(
                "sdtm",
                origin.studyId(),
                "VS",
                patientId,
                key.date(),
                key.visit(),
                key.timepoint(),
                key.position(),
                key.repeat(),
                ordinal);
        KnownTime time = key.time();
        VitalSigns.Builder reading = Envelope.of(eventId, origin, patientId, time.instant(), time.precision())
                .vitalSigns()
                .setPosition(orNull(key.position()))
                .setTimepoint(orNull(key.timepoint()))
                .setVisit(orNull(key.visit()))
                .setRepeat(
                        key.repeat().isPresent() ? Integer.valueOf(key.repeat().getAsInt()) : null);
        values.forEach((signal, quantity) -> VitalQuantities.set(reading, signal, quantity));
        return reading.build();
    }

    private static Map<Signal, Quantity> emptyReading() {
        return new EnumMap<>(Signal.class);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private record Key(
            String subject,
            String date,
            KnownTime time,
            String visit,
            String timepoint,
            String position,
            OptionalInt repeat) {

        static Key of(VitalSignRow row) {
            return new Key(
                    row.subject(),
                    row.time().orElseThrow().text(),
                    KnownTime.of(row.time().orElseThrow()),
                    VisitName.of(row.visit(), row.visitNumber()),
                    row.timepoint(),
                    row.position(),
                    row.repeat());
        }
    }
}
