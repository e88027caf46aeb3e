package io.clinstream.benchmarks.workload;

import io.clinstream.clinical.Signal;
import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import io.clinstream.streams.runtime.ContractEncoder;
import java.time.Instant;
import java.util.List;

/** How readings stand in a topic: as a device sends them, or as intake writes them. */
public enum RecordForm {
    /** Raw vital signs, input of intake. */
    RAW {
        @Override
        public Topic topic(Topics topics) {
            return topics.vitals();
        }

        @Override
        byte[] encode(ContractEncoder encoder, Topics topics, Reading reading) {
            return encoder.encode(
                    topic(topics),
                    VitalSigns.newBuilder()
                            .setEventId(reading.eventId())
                            .setPatientId(reading.patientId())
                            .setStudyId(STUDY)
                            .setSiteId(SITE)
                            .setSource(SOURCE)
                            .setEventTime(Instant.ofEpochMilli(reading.eventTime()))
                            .setHeartRate(new Quantity((double) reading.beatsPerMinute(), UNIT))
                            .build());
        }
    },
    /** Canonical events, input of the features stage. */
    CANONICAL {
        @Override
        public Topic topic(Topics topics) {
            return topics.events();
        }

        @Override
        byte[] encode(ContractEncoder encoder, Topics topics, Reading reading) {
            return encoder.encode(
                    topic(topics),
                    CanonicalEvent.newBuilder()
                            .setKind(EventKind.VITALS)
                            .setEventId(reading.eventId())
                            .setPatientId(reading.patientId())
                            .setStudyId(STUDY)
                            .setSiteId(SITE)
                            .setSource(SOURCE)
                            .setEventTime(Instant.ofEpochMilli(reading.eventTime()))
                            .setEventTimePrecision(TimePrecision.MILLI)
                            .setIngestedAt(Instant.ofEpochMilli(reading.arrivesAt()))
                            .setMeasurements(List.of(measurement(reading)))
                            .setSourceTopic(topics.vitals().name())
                            .setSourcePartition(0)
                            .setSourceOffset(reading.eventTime() - Ward.START.toEpochMilli())
                            .build());
        }
    };

    private static final String STUDY = "BENCH-01";
    private static final String SITE = "SITE-7";
    private static final String SOURCE = "monitor-12";
    private static final String UNIT = "/min";

    /** The topic of that form. */
    public abstract Topic topic(Topics topics);

    abstract byte[] encode(ContractEncoder encoder, Topics topics, Reading reading);

    /** Encodes readings for the topics of one contender. */
    public Encoding encoding(Topics topics) {
        return new Encoding(this, topics, ContractEncoder.of(new InMemorySchemas(), topics));
    }

    /**
     * Readings to bytes in the wire format of the contract. Schema ids are given in the order of the contract, so that
     * every process of a benchmark has the same ones without a registry.
     */
    public record Encoding(RecordForm form, Topics topics, ContractEncoder encoder) {

        /** The value of a record. */
        public byte[] value(Reading reading) {
            return form.encode(encoder, topics, reading);
        }

        /** The topic it belongs to. */
        public String topic() {
            return form.topic(topics).name();
        }
    }

    private static Measurement measurement(Reading reading) {
        long scale = 1;
        for (int digit = 0; digit < Signal.HEART_RATE.decimals(); digit++) {
            scale *= 10;
        }
        return Measurement.newBuilder()
                .setCode(Signal.HEART_RATE.code())
                .setValueScaled(reading.beatsPerMinute() * scale)
                .setDecimals(Signal.HEART_RATE.decimals())
                .setUnit(UNIT)
                .setOriginalValue(Integer.toString(reading.beatsPerMinute()))
                .setOriginalUnit(UNIT)
                .setFlags(List.of())
                .build();
    }
}
