package io.clinstream.operations.ledger;

import io.clinstream.platform.registry.AvroDecoder;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notes down accepted rows, with what silver must repeat of each. */
final class AcceptedEntries implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final LedgerBook.Writer writer;
    private final AvroDecoder decoder;

    AcceptedEntries(LedgerBook.Writer writer, AvroDecoder decoder) {
        this.writer = writer;
        this.decoder = decoder;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> row) {
        GenericRecord value = decoder.decode(row.value());
        boolean report = value.hasField("facts");
        String flags = ((Collection<?>) value.get("flags"))
                .stream().map(String::valueOf).collect(Collectors.joining(","));
        Object said = report
                ? ((GenericRecord) value.get("facts")).get("grade")
                : value.get("value_scaled") + "|" + value.get("comparator");
        writer.add(
                row.topic(),
                row.partition(),
                row.offset(),
                value.get("source_topic"),
                value.get("source_partition"),
                value.get("source_offset"),
                report ? RawEntries.ADVERSE_EVENT : value.get("code"),
                value.get("sequence"),
                said + "|" + value.get("version") + "|" + value.get("status") + "|" + flags + "|"
                        + value.get("known_at"),
                flags.contains("LATE"));
    }
}
