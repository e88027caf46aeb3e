package io.clinstream.features.online;

/** Names of the keys and fields of the online store. Times are ISO 8601, UTC. */
public final class OnlineFields {

    /** Every feature by name, one JSON document. */
    public static final String FEATURES = "features";
    /** The instant the vector describes. */
    public static final String UPDATED_AT = "updated_at";
    /** Newest known-at of the events behind it. */
    public static final String KNOWN_AT = "known_at";
    /** Log epoch, canonical partition, offset and sequence, joined by hyphens. */
    public static final String VERSION = "version";
    /** Fingerprint of the feature set. */
    public static final String FEATURE_SET = "feature_set";
    /** Vector hash, 64 hexadecimal digits. */
    public static final String VECTOR_SHA256 = "vector_sha256";
    /** Study of the newest event. */
    public static final String STUDY_ID = "study_id";
    /** Site of the newest event; absent where not known. */
    public static final String SITE_ID = "site_id";
    /** LIVE or HISTORICAL. */
    public static final String CLOCK = "clock";
    /** Newest event time of the vitals; absent where there is none. */
    public static final String VITALS = "vitals";
    /** Newest event time of the laboratory results; absent where there is none. */
    public static final String LABS = "labs";
    /** Newest onset of the adverse events; absent where there is none. */
    public static final String ADVERSE_EVENTS = "adverse_events";

    /** Set of every patient that ever had a vector: tells never seen from expired. */
    public static final String KNOWN_PATIENTS = "patients:known";
    /** Sorted set of patients by {@code updated_at} in epoch milliseconds, the newest {@value #RECENT_LIMIT} only. */
    public static final String RECENT_PATIENTS = "patients:recent";
    /** Hash that an emptied or restarted Redis lacks or has stale: per partition, the server run it is complete for. */
    public static final String SENTINEL = "clinstream:sentinel";

    /** Set of the known patients that the roster in the object store does not list yet. */
    public static final String UNLISTED_PATIENTS = "patients:unlisted";
    /** Hash of what is being filled again: per partition the offset at which it is; gone when done. */
    public static final String REBUILDING = "clinstream:rebuilding";

    /** Members of the set of recent patients. */
    public static final int RECENT_LIMIT = 10_000;

    private OnlineFields() {}

    /** Key of a patient's hash. */
    public static String key(String patientId) {
        return "patient:" + patientId + ":features";
    }
}
