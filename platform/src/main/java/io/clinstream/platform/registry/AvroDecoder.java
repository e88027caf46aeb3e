package io.clinstream.platform.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes values in Confluent wire format: a zero byte, the writer's schema id in four bytes, Avro binary. Tells poison
 * apart from an outage of the registry. Safe for many threads.
 */
public final class AvroDecoder {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;

    /** No record of ours comes near; without a limit, five hostile bytes make Avro allocate two gigabytes. */
    private static final String LONGEST = Integer.toString(16 * 1024 * 1024);

    static {
        limit("org.apache.avro.limits.string.maxLength");
        limit("org.apache.avro.limits.bytes.maxLength");
        limit("org.apache.avro.limits.collectionItems.maxLength");
    }

    private record Reading(int schemaId, Class<?> type) {}

    private final SchemaById schemas;
    private final Map<Reading, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    /** A decoder that asks {@code schemas} for writers' schemas. */
    public AvroDecoder(SchemaById schemas) {
        this.schemas = schemas;
    }

    /**
     * The schema id in front of a value.
     *
     * @throws UndecodableException the bytes are too short or do not start with a zero byte
     */
    public static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX_BYTES) {
            throw new UndecodableException("a value has at least " + PREFIX_BYTES
                    + " bytes in Confluent wire format, this has " + bytes.length);
        }
        if (bytes[0] != MAGIC) {
            throw new UndecodableException("a value in Confluent wire format starts with a zero byte");
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    /**
     * The value as its writer wrote it.
     *
     * @throws UndecodableException the bytes are not such a value
     * @throws UnknownSchemaException the registry does not know the schema id
     * @throws RegistryUnavailableException the registry does not answer
     */
    public GenericRecord decode(byte[] bytes) {
        int id = schemaId(bytes);
        Schema writer = schemas.schemaById(id);
        DatumReader<Object> reader = readers.computeIfAbsent(
                new Reading(id, GenericRecord.class),
                unseen -> new GenericDatumReader<>(writer, writer, new NoClasses()));
        return requireRecord(writer, read(reader, bytes));
    }

    /**
     * The value resolved to our generated class.
     *
     * @throws WrongTypeException the writer's record is of another type
     * @throws UndecodableException the bytes are not such a value
     * @throws UnknownSchemaException the registry does not know the schema id
     * @throws RegistryUnavailableException the registry does not answer
     */
    public <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
        int id = schemaId(bytes);
        DatumReader<Object> reader = readers.get(new Reading(id, type));
        if (reader == null) {
            reader = resolving(schemas.schemaById(id), type);
            readers.put(new Reading(id, type), reader);
        }
        return type.cast(read(reader, bytes));
    }

    /**
     * The schema a value was written with.
     *
     * @throws UndecodableException the bytes are not in Confluent wire format
     * @throws UnknownSchemaException the registry does not know the schema id
     * @throws RegistryUnavailableException the registry does not answer
     */
    public Schema writer(byte[] bytes) {
        return schemas.schemaById(schemaId(bytes));
    }

    /**
     * The value as a reader of the caller's makes it, which was made for {@link #writer}.
     *
     * @throws UndecodableException the bytes are not such a value
     */
    public static <T> T decode(byte[] bytes, DatumReader<T> reader) {
        return read(reader, bytes);
    }

    /** Avro reads its limits once, when it first decodes; a site's own setting wins. */
    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, LONGEST);
        }
    }

    private static DatumReader<Object> resolving(Schema writer, Class<?> type) {
        Schema expected = SpecificData.get().getSchema(type);
        if (writer.getType() != Schema.Type.RECORD || !writer.getFullName().equals(expected.getFullName())) {
            throw new WrongTypeException(
                    expected.getName(), writer.getType() == Schema.Type.RECORD ? writer.getName() : "no record");
        }
        return new SpecificDatumReader<>(writer, expected);
    }

    private static <T> T read(DatumReader<T> reader, byte[] bytes) {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES, null);
        try {
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UndecodableException("bytes remain after the value");
            }
            return value;
        } catch (UndecodableException remaining) {
            throw remaining;
        } catch (IOException | RuntimeException broken) {
            // Avro answers hostile lengths with many kinds of exceptions.
            throw new UndecodableException(
                    "the bytes do not decode with their writer's schema ("
                            + broken.getClass().getSimpleName() + ")",
                    broken);
        }
    }

    private static GenericRecord requireRecord(Schema writer, Object value) {
        if (value instanceof GenericRecord row) {
            return row;
        }
        throw new UndecodableException("the value is a " + writer.getType() + ", not a record");
    }

    /** Generic data only: a hostile schema must not make us load a class. */
    private static final class NoClasses extends org.apache.avro.generic.GenericData {}
}
