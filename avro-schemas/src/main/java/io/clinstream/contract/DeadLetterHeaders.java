package io.clinstream.contract;

/** Names of the headers of a dead-letter record. Headers name fields and rules, never values. */
public final class DeadLetterHeaders {

    /** Reason code, a constant of {@code RejectionReason}. */
    public static final String REASON = "clinstream.reason";
    /** Field the rule was applied to; absent where the record as a whole was refused. */
    public static final String FIELD = "clinstream.field";
    /** The rule that was broken, as a sentence. */
    public static final String RULE = "clinstream.rule";
    /** Topic of the original record. */
    public static final String SOURCE_TOPIC = "clinstream.source.topic";
    /** Partition of the original record, decimal text. */
    public static final String SOURCE_PARTITION = "clinstream.source.partition";
    /** Offset of the original record, decimal text. */
    public static final String SOURCE_OFFSET = "clinstream.source.offset";
    /** Append time of the original record, decimal epoch milliseconds. */
    public static final String SOURCE_APPEND_TIME = "clinstream.source.append-time";
    /** Application that refused, {@code intake} or {@code features}. */
    public static final String APPLICATION = "clinstream.application";
    /** {@code RECORD}: nothing of it was accepted; {@code MEASUREMENT}: the rest of the reading was. */
    public static final String SCOPE = "clinstream.scope";

    private DeadLetterHeaders() {}
}
