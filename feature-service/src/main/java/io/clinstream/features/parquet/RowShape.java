package io.clinstream.features.parquet;

import io.clinstream.features.chunk.Pace;
import io.clinstream.schema.ClockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The flat row of a record: fields of nested records stand beside the others, enums are text, lists are text joined by
 * commas, times stay UTC milliseconds. Derived from the schema a record was written with, so that a newer writer's
 * fields are columns at once.
 */
final class RowShape {

    /**
     * A column that comes not from the value but from the record around it.
     *
     * @param name column
     * @param type Avro type
     * @param doc meaning
     * @param value its value; null where the type allows
     */
    record Added(
            String name, Schema type, String doc, Function<ConsumerRecord<byte[], byte[]>, @Nullable Object> value) {}

    private record Column(Schema.Field field, List<Integer> path) {}

    private final Schema schema;
    private final List<Column> columns = new ArrayList<>();
    private final List<Added> added;

    /**
     * The shape of records of {@code source}.
     *
     * @param rowName name of the row's schema
     * @param names column names that differ from the field's
     * @param added columns after the record's own
     */
    RowShape(Schema source, String rowName, Map<String, String> names, List<Added> added) {
        this.added = List.copyOf(added);
        flatten(source, List.of(), names);
        List<Schema.Field> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(column.field));
        added.forEach(column -> fields.add(new Schema.Field(column.name, column.type, column.doc)));
        this.schema = Schema.createRecord(rowName, source.getDoc(), "io.clinstream.rows", false, fields);
    }

    /** Schema of the rows. */
    Schema schema() {
        return schema;
    }

    /** The row of one value and the record it came in. */
    GenericRecord row(GenericRecord value, ConsumerRecord<byte[], byte[]> around) {
        GenericRecord row = new GenericData.Record(schema);
        int position = 0;
        for (Column column : columns) {
            row.put(position++, plain(at(value, column.path)));
        }
        for (Added column : added) {
            row.put(position++, column.value.apply(around));
        }
        return row;
    }

    private void flatten(Schema source, List<Integer> path, Map<String, String> names) {
        for (Schema.Field field : source.getFields()) {
            List<Integer> place = new ArrayList<>(path);
            place.add(field.pos());
            if (field.schema().getType() == Schema.Type.RECORD) {
                flatten(field.schema(), place, names);
            } else {
                String name = names.getOrDefault(field.name(), field.name());
                columns.add(new Column(new Schema.Field(name, flat(field.schema()), field.doc()), place));
            }
        }
    }

    /** A row of the historical clock is of a load. */
    static Pace paceOf(GenericRecord row) {
        Schema.Field clock = row.getSchema().getField("clock");
        boolean load = clock != null && ClockMode.HISTORICAL.name().equals(row.get(clock.pos()));
        return load ? Pace.LOAD : Pace.LIVE;
    }

    /** The type of a flat column: text for enums and lists. */
    static Schema flat(Schema type) {
        return switch (type.getType()) {
            case ENUM, ARRAY -> SchemaBuilder.builder().stringType();
            case UNION ->
                Schema.createUnion(type.getTypes().stream().map(RowShape::flat).toList());
            case MAP, RECORD ->
                throw new IllegalArgumentException("a " + type.getType() + " cannot be a column of a flat row");
            default -> type;
        };
    }

    private static @Nullable Object at(GenericRecord value, List<Integer> path) {
        Object here = value;
        for (int position : path) {
            here = ((GenericRecord) here).get(position);
        }
        return here;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join(",", list.stream().map(String::valueOf).toList());
        }
        if (value instanceof GenericData.EnumSymbol || value instanceof CharSequence) {
            return value.toString();
        }
        return value;
    }
}
