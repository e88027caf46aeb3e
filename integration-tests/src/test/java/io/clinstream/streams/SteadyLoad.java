package io.clinstream.streams;

import io.clinstream.contract.Topic;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.ReportStatus;
import io.clinstream.schema.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Raw records at a steady rate until it is closed: readings in order and late, corrections, 5 % repetitions, results, reports; and
 * at first some readings of patients who then fall silent and whose windows run out meanwhile.
 */
public final class SteadyLoad implements AutoCloseable {

    private static final int BUSY_PATIENTS = 40;
    private static final int SILENT_PATIENTS = 20;
    private static final int BATCH = 6;
    private static final int PERIOD_MILLIS = 50;
    private static final int REMEMBERED = 200;

    private final PrivateTopics log;
    private final Random random;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> work;
    private final List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
    private final List<VitalSigns> remembered = new ArrayList<>();
    private int sent;

    private SteadyLoad(PrivateTopics log, long seed) {
        this.log = log;
        this.random = new Random(seed);
        this.producer = log.producer();
        for (int silent = 0; silent < SILENT_PATIENTS; silent++) {
            send(
                    name("SILENT", silent),
                    Instant.now().minus(Duration.ofHours(1)).plusSeconds(10 + silent * 5L));
        }
        this.work = clock.scheduleAtFixedRate(this::batch, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    public static SteadyLoad start(PrivateTopics log, long seed) {
        return new SteadyLoad(log, seed);
    }

    /** Ends the load when everything sent is on the broker. */
    @Override
    public void close() {
        work.cancel(false);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the load does not end");
            }
            for (Future<RecordMetadata> record : acknowledged) {
                record.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException lost) {
            throw new IllegalStateException("a record of the load is not on the broker", lost);
        } finally {
            producer.close();
        }
    }

    /** Patients of one log only: tests share the online store. */
    private String name(String kind, int number) {
        return log.topics().prefix() + "-" + kind + "-" + number;
    }

    private void batch() {
        for (int record = 0; record < BATCH; record++) {
            String patient = name("BUSY", random.nextInt(BUSY_PATIENTS));
            int kind = random.nextInt(100);
            if (kind < 80) {
                send(patient, Instant.now());
            } else if (kind < 85) {
                send(patient, Instant.now().minusSeconds(random.nextInt(3 * 3600)));
            } else if (kind < 89) {
                send(log.topics().labs(), patient, result(patient));
            } else if (kind < 90) {
                send(log.topics().adverseEvents(), patient, report(patient));
            } else if (!remembered.isEmpty()) {
                VitalSigns earlier = remembered.get(random.nextInt(remembered.size()));
                send(log.topics().vitals(), earlier.getPatientId(), kind < 95 ? earlier : corrected(earlier));
            }
        }
    }

    private void send(String patient, Instant at) {
        VitalSigns reading = VitalSigns.newBuilder()
                .setEventId("reading-" + sent)
                .setPatientId(patient)
                .setStudyId("IT")
                .setSource("monitor-1")
                .setEventTime(at)
                .setHeartRate(new Quantity(60.0 + random.nextInt(60), "/min"))
                .setSpo2(random.nextBoolean() ? new Quantity(90.0 + random.nextInt(10), "%") : null)
                .setBpSystolic(random.nextInt(3) == 0 ? new Quantity(100.0 + random.nextInt(60), "mmHg") : null)
                .build();
        if (remembered.size() < REMEMBERED) {
            remembered.add(reading);
        } else {
            remembered.set(random.nextInt(REMEMBERED), reading);
        }
        send(log.topics().vitals(), patient, reading);
    }

    private static VitalSigns corrected(VitalSigns reading) {
        return VitalSigns.newBuilder(reading)
                .setEventId(reading.getEventId() + "-corrected")
                .setVersion(reading.getVersion() + 1)
                .setStatus(ReportStatus.CORRECTED)
                .setHeartRate(new Quantity(reading.getHeartRate().getValue() + 1, "/min"))
                .build();
    }

    private LabResult result(String patient) {
        return LabResult.newBuilder()
                .setEventId("result-" + sent)
                .setPatientId(patient)
                .setStudyId("IT")
                .setSource("laboratory")
                .setEventTime(Instant.now().minusSeconds(random.nextInt(7200)))
                .setCode("lactate")
                .setValue(0.5 + random.nextInt(40) / 10.0)
                .setUnit("mmol/L")
                .build();
    }

    private AdverseEvent report(String patient) {
        return AdverseEvent.newBuilder()
                .setEventId("report-" + sent)
                .setPatientId(patient)
                .setStudyId("IT")
                .setSource("edc")
                .setEventTime(Instant.now().minusSeconds(random.nextInt(7200)))
                .setAdverseEventId("event-" + sent)
                .setTerm("Headache")
                .build();
    }

    private void send(Topic topic, String patient, SpecificRecord value) {
        acknowledged.add(producer.send(log.raw(topic, patient, value)));
        sent++;
    }
}
