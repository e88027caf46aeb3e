package io.clinstream.operations.parity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** The columns of silver that repeat an accepted record, nested records laid flat ({@code docs/data-layout.md}). */
final class AcceptedColumns {

    private record Place(Column column, List<Integer> path) {}

    private final List<Place> places = new ArrayList<>();

    AcceptedColumns(Schema accepted) {
        flatten(accepted, List.of());
    }

    private void flatten(Schema schema, List<Integer> path) {
        for (Schema.Field field : schema.getFields()) {
            List<Integer> here = new ArrayList<>(path);
            here.add(field.pos());
            if (field.schema().getType() == Schema.Type.RECORD) {
                flatten(field.schema(), here);
            } else {
                places.add(new Place(Column.of(field.name(), field.schema()), here));
            }
        }
    }

    /** The columns of a query, in order. */
    String select(Set<String> there) {
        return places.stream()
                .map(place ->
                        place.column().select(there.contains(place.column().name())))
                .collect(Collectors.joining(", "));
    }

    /** What of a row, from column {@code first} on, is not what the record says. */
    List<Difference> differences(ResultSet row, int first, IndexedRecord expected, String place) throws SQLException {
        List<Difference> found = new ArrayList<>();
        int index = first;
        for (Place one : places) {
            Object recomputed = one.column().plain(joined(at(expected, one.path())));
            Difference difference = one.column().compare(place, one.column().read(row, index++), recomputed);
            if (difference != null) {
                found.add(difference);
            }
        }
        return found;
    }

    private static @Nullable Object at(IndexedRecord value, List<Integer> path) {
        Object here = value;
        for (int position : path) {
            here = ((IndexedRecord) here).get(position);
        }
        return here;
    }

    private static @Nullable Object joined(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value;
    }
}
