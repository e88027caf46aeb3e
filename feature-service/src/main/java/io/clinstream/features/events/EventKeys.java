package io.clinstream.features.events;

/** Keys of the event index in Redis. */
final class EventKeys {

    /** Hash of the partitions of accepted topics that this server has been filled from since it was emptied. */
    static final String INDEXED = "clinstream:events:indexed";

    private EventKeys() {}

    /** Sorted set of a patient's events by event time; vital signs apart, which are many and are kept for a day. */
    static String of(IndexedEvent event) {
        return "patient:" + event.patientId() + ":events:" + (event.vital() ? "vitals" : "reports");
    }
}
