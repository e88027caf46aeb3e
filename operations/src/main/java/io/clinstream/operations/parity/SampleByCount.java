package io.clinstream.operations.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.TreeSet;

/** So many patients: those with the smallest hashes of all that the log speaks of. */
final class SampleByCount {

    private SampleByCount() {}

    static PatientSample of(TopicLog log, int count, String seed) throws SQLException, IOException {
        TreeSet<String> smallest = new TreeSet<>();
        for (int partition : log.partitions()) {
            log.readFrom(partition, 0, row -> {
                byte[] key = row.key();
                if (key != null) {
                    smallest.add(PatientSample.hash(seed, new String(key, StandardCharsets.UTF_8)));
                    if (smallest.size() > count + 1) {
                        smallest.pollLast();
                    }
                }
            });
        }
        return smallest.size() <= count ? PatientSample.everybody() : PatientSample.below(smallest.last(), seed);
    }
}
