package io.clinstream.features.columnar;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/** What a column holds. */
public enum ColumnKind {
    /** Unicode text. */
    TEXT(PrimitiveTypeName.BINARY),
    /** Bytes without meaning to a reader; no statistics. */
    BYTES(PrimitiveTypeName.BINARY),
    /** True or false. */
    BOOLEAN(PrimitiveTypeName.BOOLEAN),
    /** Whole number of 32 bits. */
    INT(PrimitiveTypeName.INT32),
    /** Whole number of 64 bits. */
    LONG(PrimitiveTypeName.INT64),
    /** Instant, epoch milliseconds UTC. */
    INSTANT(PrimitiveTypeName.INT64),
    /** Double. */
    DOUBLE(PrimitiveTypeName.DOUBLE);

    private final PrimitiveTypeName stored;

    ColumnKind(PrimitiveTypeName stored) {
        this.stored = stored;
    }

    /** Whether values are byte sequences of any length. */
    boolean isBinary() {
        return stored == PrimitiveTypeName.BINARY;
    }

    /** The Parquet type of a column of this kind. */
    PrimitiveType type(String name, boolean required) {
        PrimitiveBuilder<PrimitiveType> type =
                Types.primitive(stored, required ? Repetition.REQUIRED : Repetition.OPTIONAL);
        return switch (this) {
            case TEXT -> type.as(LogicalTypeAnnotation.stringType()).named(name);
            case INSTANT ->
                type.as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
                        .named(name);
            case BYTES, BOOLEAN, INT, LONG, DOUBLE -> type.named(name);
        };
    }
}
