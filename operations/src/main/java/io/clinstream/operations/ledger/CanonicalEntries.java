package io.clinstream.operations.ledger;

import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notes down the canonical log, one row per measurement, each with whether it repeats an earlier one. */
final class CanonicalEntries implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final LedgerBook.Writer writer;
    private final AvroDecoder decoder;
    private final Restatements restatements;

    CanonicalEntries(LedgerBook.Writer writer, AvroDecoder decoder, Restatements restatements) {
        this.writer = writer;
        this.decoder = decoder;
        this.restatements = restatements;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> row) {
        CanonicalEvent event = decoder.decode(row.value(), CanonicalEvent.class);
        if (event.getKind() == EventKind.ADVERSE_EVENT) {
            add(row, event, RawEntries.ADVERSE_EVENT, restatements.repeats(event));
        } else if (event.getKind() == EventKind.SUBJECT) {
            add(row, event, RawEntries.SUBJECT, restatements.repeats(event));
        } else if (event.getKind() == EventKind.END_OF_LOAD) {
            add(row, event, RawEntries.END_OF_LOAD, false);
        }
        for (Measurement measurement : event.getMeasurements()) {
            add(row, event, measurement.getCode(), restatements.repeats(event, measurement));
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> row, CanonicalEvent event, String code, boolean repeated) {
        writer.add(
                row.partition(),
                row.offset(),
                event.getSourceTopic(),
                event.getSourcePartition(),
                event.getSourceOffset(),
                event.getPatientId(),
                code,
                repeated,
                event.getPartial());
    }
}
