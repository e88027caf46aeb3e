package io.clinstream.engine.oracle;

import java.util.ArrayList;
import java.util.List;

/** A row of a chart, written as it is printed: {@code "<=8:3 <=11:1 <=20:0 <=24:2 rest:3"}; the first match counts. */
final class Bands {

    private record Band(String comparison, Fraction limit, int points) {

        boolean holds(Fraction value) {
            int order = value.compareTo(limit);
            return switch (comparison) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> true;
            };
        }
    }

    private final List<Band> bands = new ArrayList<>();

    static Bands of(String row) {
        Bands bands = new Bands();
        for (String cell : row.isEmpty() ? new String[0] : row.split(" ", -1)) {
            String condition = cell.substring(0, cell.indexOf(':'));
            String limit = condition.replaceAll("[^0-9.]", "");
            bands.bands.add(new Band(
                    condition.replaceAll("[0-9.]", ""),
                    limit.isEmpty() ? Fraction.ZERO : Fraction.of(limit),
                    Integer.parseInt(cell.substring(cell.indexOf(':') + 1))));
        }
        return bands;
    }

    /** The points of a value; 0 outside every band. */
    int points(Fraction value) {
        for (Band band : bands) {
            if (band.holds(value)) {
                return band.points;
            }
        }
        return 0;
    }
}
