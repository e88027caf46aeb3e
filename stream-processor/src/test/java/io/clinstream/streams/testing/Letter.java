package io.clinstream.streams.testing;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;

/** A dead letter as a reader sees it. */
public record Letter(TestRecord<byte[], byte[]> record) {

    /** A header's text; empty where there is none. */
    public String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
