package io.clinstream.prediction.audit;

/**
 * How far the table is behind the log.
 *
 * @param state STARTING, CARRYING, WAITING for the database, or FAILED
 * @param lag records of the log that are not in the table yet, as last known
 * @param reason why it waits or failed; empty otherwise
 */
public record AuditProgress(State state, long lag, String reason) {

    /** Nothing was carried yet. */
    static final AuditProgress STARTING = new AuditProgress(State.STARTING, 0, "");

    /** What the sink does. */
    public enum State {
        /** Waiting for its partitions and tables. */
        STARTING,
        /** Rows follow the log. */
        CARRYING,
        /** Database or registry is away; it tries again. */
        WAITING,
        /** It needs an operator. */
        FAILED
    }

    static AuditProgress carrying(long lag) {
        return new AuditProgress(State.CARRYING, lag, "");
    }

    static AuditProgress failed(String reason) {
        return new AuditProgress(State.FAILED, 0, reason);
    }

    AuditProgress waiting(String cause) {
        return new AuditProgress(State.WAITING, lag, cause);
    }
}
