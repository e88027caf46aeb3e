package io.clinstream.operations.ledger;

import io.clinstream.contract.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Notes down dead letters by their headers. */
final class DeadEntries implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final LedgerBook.Writer writer;

    DeadEntries(LedgerBook.Writer writer) {
        this.writer = writer;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> row) {
        writer.add(
                header(row, DeadLetterHeaders.APPLICATION),
                header(row, DeadLetterHeaders.SCOPE),
                header(row, DeadLetterHeaders.REASON),
                header(row, DeadLetterHeaders.FIELD),
                header(row, DeadLetterHeaders.SOURCE_TOPIC),
                number(header(row, DeadLetterHeaders.SOURCE_PARTITION)).intValue(),
                number(header(row, DeadLetterHeaders.SOURCE_OFFSET)));
    }

    private static Long number(@Nullable String text) {
        return text == null ? -1L : Long.valueOf(text);
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> row, String name) {
        Header header = row.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
