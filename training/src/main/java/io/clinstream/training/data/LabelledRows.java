package io.clinstream.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of features with a label: all rows of a patient together, in order of time. Values are {@code float}, as XGBoost
 * sees them; NaN is null. Immutable.
 */
public final class LabelledRows {

    /** The column that tells the sex. */
    public static final String SEX_COLUMN = "sex_male";

    private final List<String> columns;
    private final Map<String, Integer> places;
    private final float[] values;
    private final BitSet labels;
    private final int[] patients;
    private final long[] instants;
    private final int[] studies;
    private final int[] sites;
    private final List<String> patientIds;
    private final List<String> studyIds;
    private final List<String> siteIds;

    private LabelledRows(Builder built) {
        this.columns = built.columns;
        this.places = numbered(columns);
        // Full arrays are taken as they are, which matters at hundreds of megabytes: a builder that goes on grows anew.
        boolean full = built.patients.length == built.size;
        this.values = full ? built.values : Arrays.copyOf(built.values, built.size * columns.size());
        this.labels = (BitSet) built.labels.clone();
        this.patients = Arrays.copyOf(built.patients, built.size);
        this.instants = Arrays.copyOf(built.instants, built.size);
        this.studies = Arrays.copyOf(built.studies, built.size);
        this.sites = Arrays.copyOf(built.sites, built.size);
        this.patientIds = List.copyOf(built.patientIds.names);
        this.studyIds = List.copyOf(built.studyIds.names);
        this.siteIds = List.copyOf(built.siteIds.names);
    }

    /** Rows with these columns, about {@code expected} of them: too few only costs time. */
    public static Builder builder(List<String> columns, int expected) {
        return new Builder(columns, expected);
    }

    /** Number of rows. */
    public int size() {
        return patients.length;
    }

    /** Names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** Whether there is a column of that name. */
    public boolean has(String column) {
        return places.containsKey(column);
    }

    /**
     * The place of a column, from 0.
     *
     * @throws IllegalArgumentException there is none of that name
     */
    public int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column is named " + column);
        }
        return place;
    }

    /** The value at a row and the place of a column; NaN for null. */
    public float value(int row, int place) {
        return values[row * columns.size() + place];
    }

    /** The values of a row at the places of some columns, as {@code double}, for scoring. */
    public double[] inputs(int row, int[] of) {
        double[] inputs = new double[of.length];
        int start = row * columns.size();
        for (int input = 0; input < of.length; input++) {
            inputs[input] = values[start + of[input]];
        }
        return inputs;
    }

    /** The places of some columns. */
    public int[] places(List<String> names) {
        return names.stream().mapToInt(this::place).toArray();
    }

    /** Whether the label of a row is 1. */
    public boolean positive(int row) {
        return labels.get(row);
    }

    /** Rows whose label is 1. */
    public int positives() {
        return labels.cardinality();
    }

    /** Number of the patient of a row: 0 to {@link #patientCount} − 1, in order of appearance. */
    public int patient(int row) {
        return patients[row];
    }

    /** Number of patients. */
    public int patientCount() {
        return patientIds.size();
    }

    /** Name of the patient of a row. */
    public String patientId(int row) {
        return patientIds.get(patients[row]);
    }

    /** Instant of a row, epoch milliseconds. */
    public long instant(int row) {
        return instants[row];
    }

    /** Study of the patient of a row; empty where unknown. */
    public String study(int row) {
        return studyIds.get(studies[row]);
    }

    /** Site of a row; empty where unknown. */
    public String site(int row) {
        return siteIds.get(sites[row]);
    }

    /** Recorded sex at a row. */
    public Sex sex(int row) {
        Integer place = places.get(SEX_COLUMN);
        return place == null ? Sex.NOT_RECORDED : Sex.of(value(row, place));
    }

    /** Patients that have a row whose label is 1. */
    public int positivePatients() {
        BitSet seen = new BitSet();
        labels.stream().forEach(row -> seen.set(patients[row]));
        return seen.cardinality();
    }

    private static Map<String, Integer> numbered(List<String> columns) {
        Map<String, Integer> places = new LinkedHashMap<>();
        columns.forEach(column -> places.put(column, places.size()));
        return places;
    }

    /** Takes rows, one after the other. */
    public static final class Builder {

        private static final int FEWEST = 16;

        private final List<String> columns;
        private float[] values;
        private final BitSet labels = new BitSet();
        private int[] patients;
        private long[] instants;
        private int[] studies;
        private int[] sites;
        private final Names patientIds = new Names();
        private final Names studyIds = new Names();
        private final Names siteIds = new Names();
        private int size;

        private Builder(List<String> columns, int expected) {
            if (columns.isEmpty() || new HashSet<>(columns).size() != columns.size()) {
                throw new IllegalArgumentException("columns must be named, each once, were " + columns);
            }
            this.columns = List.copyOf(columns);
            int room = Math.min(Math.max(expected, FEWEST), mostRows());
            this.values = new float[room * columns.size()];
            this.patients = new int[room];
            this.instants = new long[room];
            this.studies = new int[room];
            this.sites = new int[room];
        }

        /**
         * Adds a row; rows of one patient follow each other in order of time.
         *
         * @param features one value per column, NaN for null; copied
         * @throws IllegalArgumentException a row of another width, out of order, or one too many for one array
         */
        public Builder add(RowKey key, boolean positive, float[] features) {
            if (features.length != columns.size()) {
                throw new IllegalArgumentException(
                        "a row must have " + columns.size() + " values, had " + features.length);
            }
            makeRoom();
            int before = patientIds.names.size();
            int patient = patientIds.number(key.patientId());
            if (patient < before && patient != before - 1) {
                throw new IllegalArgumentException("the rows of a patient must follow each other");
            }
            if (patient < before && instants[size - 1] > key.instant()) {
                throw new IllegalArgumentException("the rows of a patient must be in order of time");
            }
            System.arraycopy(features, 0, values, size * columns.size(), features.length);
            labels.set(size, positive);
            patients[size] = patient;
            instants[size] = key.instant();
            studies[size] = studyIds.number(key.studyId());
            sites[size] = siteIds.number(key.siteId());
            size++;
            return this;
        }

        /** The rows added so far. */
        public LabelledRows build() {
            return new LabelledRows(this);
        }

        private int mostRows() {
            return (Integer.MAX_VALUE - FEWEST) / columns.size();
        }

        private void makeRoom() {
            if (size < patients.length) {
                return;
            }
            if (size == mostRows()) {
                throw new IllegalArgumentException("at most " + mostRows() + " rows of this width fit");
            }
            int room = (int) Math.min(mostRows(), size + size / 2L + 1);
            values = Arrays.copyOf(values, room * columns.size());
            patients = Arrays.copyOf(patients, room);
            instants = Arrays.copyOf(instants, room);
            studies = Arrays.copyOf(studies, room);
            sites = Arrays.copyOf(sites, room);
        }
    }

    /** Names by number, in order of appearance. */
    private static final class Names {

        private final List<String> names = new ArrayList<>();
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int number(String name) {
            Integer known = numbers.get(name);
            if (known != null) {
                return known;
            }
            numbers.put(name, names.size());
            names.add(name);
            return names.size() - 1;
        }
    }
}
