package io.clinstream.features.sink;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sink is doing, for the health page. Written by the sink's threads, read by any. */
public final class SinkStatus {

    /** What a sink can be doing. */
    public enum State {
        /** Not yet carrying records. */
        STARTING,
        /** Carrying records. */
        RUNNING,
        /** Paused until a part it depends on answers. */
        WAITING,
        /** Stopped by an error; will be started again. */
        FAILED,
        /** Ended on request. */
        STOPPED
    }

    private final String name;
    private volatile State state = State.STARTING;
    private volatile String reason = "";
    private volatile long lag = -1;
    private volatile @Nullable Instant lastDurable;

    /** The status of the sink of that name. */
    public SinkStatus(String name) {
        this.name = name;
    }

    /** Name of the sink, for example {@code bronze}. */
    public String name() {
        return name;
    }

    /** What it is doing. */
    public State state() {
        return state;
    }

    /** Records that it goes on. */
    public void running() {
        state = State.RUNNING;
        reason = "";
    }

    /** Records that it waits, and for what. */
    public void waiting(String why) {
        state = State.WAITING;
        reason = why;
    }

    /** Records that it failed, and how. */
    public void failed(String why) {
        state = State.FAILED;
        reason = why;
    }

    /** Records that it ended. */
    public void stopped() {
        state = State.STOPPED;
        reason = "";
    }

    /** Records how many records of its topics it has not read. */
    public void lag(long records) {
        lag = records;
    }

    /** Unread records; −1 before the first count. */
    public long lag() {
        return lag;
    }

    /** Records that something became durable at that instant. */
    public void durable(Instant at) {
        lastDurable = at;
    }

    /** When something last became durable in this process; empty before the first time. */
    public Optional<Instant> lastDurable() {
        return Optional.ofNullable(lastDurable);
    }

    /** The same for the health page. */
    public Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", state.name());
        if (!reason.isEmpty()) {
            details.put("reason", reason);
        }
        details.put("lag", lag);
        lastDurable().ifPresent(at -> details.put("last_durable_at", at.toString()));
        return details;
    }
}
