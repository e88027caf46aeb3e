package io.clinstream.stores.bronze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one object of bronze, one after the other. Of a line only what a replay needs is read: offset, append
 * time and the original bytes.
 */
public final class BronzeReader implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER_BYTES = 64 * 1024;

    private final BronzeObject object;
    private final JsonParser parser;
    private long last = -1;

    /** A reader of an object's content, which is closed with it. */
    public BronzeReader(BronzeObject object, InputStream content) {
        this.object = object;
        try {
            this.parser = JSON.createParser(new GZIPInputStream(content, BUFFER_BYTES));
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    /**
     * The next record; null at the end.
     *
     * @throws BrokenChainException the object does not hold what it says
     */
    public @Nullable BronzeRecord next() {
        try {
            if (parser.nextToken() == null) {
                requireEnd();
                return null;
            }
            return inOrder(line());
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    private BronzeRecord line() throws IOException {
        long offset = -1;
        long appendTime = -1;
        byte[] value = null;
        boolean payload = false;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (field) {
                case "offset" -> offset = parser.getLongValue();
                case "append_time_ms" -> appendTime = parser.getLongValue();
                case "payload_encoding" -> requirePlain(parser.getText());
                case "payload_base64" -> {
                    value = token == JsonToken.VALUE_NULL ? null : parser.getBinaryValue();
                    payload = true;
                }
                default -> parser.skipChildren();
            }
        }
        if (offset < 0 || appendTime < 0 || !payload) {
            throw new BrokenChainException("object " + object.key()
                    + " holds a line without offset, append_time_ms or payload_base64 after offset " + offset);
        }
        return new BronzeRecord(offset, appendTime, value);
    }

    private BronzeRecord inOrder(BronzeRecord record) {
        boolean expected = last < 0 ? record.offset() == object.firstOffset() : record.offset() > last;
        if (!expected) {
            throw new BrokenChainException(
                    "object " + object.key() + " holds offset " + record.offset() + " behind " + last);
        }
        last = record.offset();
        return record;
    }

    private void requireEnd() {
        if (last != object.lastOffset()) {
            throw new BrokenChainException(
                    "object " + object.key() + " ends at offset " + last + ", but says " + object.lastOffset());
        }
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("object " + object.key() + " cannot be read", cause);
    }

    private void requirePlain(String encoding) {
        if (!encoding.equals("base64")) {
            throw new BrokenChainException(
                    "object " + object.key() + " holds a payload in the unknown encoding " + encoding);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }
}
