package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.Skipped;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Does to good events what real feeds do, and counts it. */
final class Faults {

    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration BEHIND = Duration.ofDays(1);

    private final FaultRates rates;
    private final Duration interval;
    private final Skipped planted;

    Faults(FaultRates rates, Duration interval, Skipped planted) {
        this.rates = rates;
        this.interval = interval;
        this.planted = planted;
    }

    /** What is sent in place of an event that is ready at {@code at}: nothing, it, or it and its double. */
    List<RawEvent> apply(RawTopic topic, SpecificRecord content, Instant at, Random random) {
        if (topic == RawTopic.VITALS && strikes(rates.missed(), "missed readings (not sent)", random)) {
            return List.of();
        }
        RawEvent event = RawEvent.of(topic, clock(measured(content, random), random));
        Instant due = at;
        if (strikes(rates.late(), "late events", random)) {
            due = due.plusMillis(
                    1 + (long) (random.nextDouble() * rates.lateBy().toMillis()));
        }
        if (strikes(rates.outOfOrder(), "events out of order", random)) {
            due = due.plus(interval.multipliedBy(2)).plusMillis(1);
        }
        List<RawEvent> sent = new ArrayList<>(List.of(due(event, due)));
        if (strikes(rates.duplicates(), "duplicates", random)) {
            sent.add(due(event, due.plus(interval.dividedBy(2))));
        }
        return sent;
    }

    private SpecificRecord measured(SpecificRecord content, Random random) {
        if (content instanceof VitalSigns reading) {
            VitalSigns.Builder spoilt = VitalSigns.newBuilder(reading);
            boolean impossible = strikes(rates.impossible(), "impossible values", random);
            boolean mixedUp = strikes(rates.unitMixUps(), "unit mix-ups", random);
            if (impossible) {
                impossible(spoilt, random);
            }
            if (mixedUp) {
                spoilt.setTemperature(
                        new Quantity(fahrenheit(reading.getTemperature().getValue()), "Cel"));
            }
            return impossible || mixedUp ? spoilt.build() : reading;
        }
        if (content instanceof LabResult result && strikes(rates.unitMixUps(), "unit mix-ups", random)) {
            String wrong = "mmol/L".equals(result.getUnit()) ? "mg/dL" : "mmol/L";
            return LabResult.newBuilder(result).setUnit(wrong).build();
        }
        return content;
    }

    private static void impossible(VitalSigns.Builder reading, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> reading.setHeartRate(new Quantity(999.0, "/min"));
            case 1 -> reading.setSpo2(new Quantity(140.0, "%"));
            case 2 -> reading.setBpSystolic(new Quantity(-20.0, "mm[Hg]"));
            default -> reading.setRespiratoryRate(new Quantity(250.0, "/min"));
        }
    }

    private SpecificRecord clock(SpecificRecord content, Random random) {
        if (!strikes(rates.clockErrors(), "device clock errors", random)) {
            return content;
        }
        EventFields fields = new EventFields(content);
        Instant wrong = random.nextBoolean()
                ? fields.eventTime().plus(AHEAD)
                : fields.eventTime().minus(BEHIND);
        return fields.with(Map.of("event_time", wrong)).content();
    }

    private boolean strikes(double rate, String what, Random random) {
        // Always drawn, so that one rate does not shift the luck of the others.
        boolean strikes = random.nextDouble() < rate;
        if (strikes) {
            planted.count("simulate: " + what);
        }
        return strikes;
    }

    private static double fahrenheit(double celsius) {
        return Rounding.of(celsius * 9 / 5 + 32, 1);
    }

    private static RawEvent due(RawEvent event, Instant due) {
        return new RawEvent(event.topic(), event.key(), event.payload(), event.headers(), due);
    }
}
