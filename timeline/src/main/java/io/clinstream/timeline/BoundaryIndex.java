package io.clinstream.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The next boundary of every live patient of a task, the silent ones included. It is no cache: it holds them all, and is
 * rebuilt from the store when a task starts.
 */
final class BoundaryIndex {

    private final Map<String, Entry> byPatient = new HashMap<>();
    private final NavigableSet<Entry> byTime =
            new TreeSet<>(Comparator.comparingLong(Entry::boundary).thenComparing(Entry::patientId));

    private record Entry(long boundary, String patientId) {}

    /** Sets or removes a patient's boundary. */
    void put(String patientId, OptionalLong boundary) {
        Entry before = byPatient.remove(patientId);
        if (before != null) {
            byTime.remove(before);
        }
        if (boundary.isPresent()) {
            Entry entry = new Entry(boundary.getAsLong(), patientId);
            byPatient.put(patientId, entry);
            byTime.add(entry);
        }
    }

    /** Patients whose boundary is not later than an instant, the earliest first. */
    List<String> due(long time) {
        List<String> patients = new ArrayList<>();
        for (Entry entry : byTime) {
            if (entry.boundary() > time) {
                break;
            }
            patients.add(entry.patientId());
        }
        return patients;
    }
}
