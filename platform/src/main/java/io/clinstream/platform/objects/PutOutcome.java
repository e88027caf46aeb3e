package io.clinstream.platform.objects;

/** What became of a create-only put. */
public enum PutOutcome {
    /** The object was created by this call. */
    CREATED,
    /** An object of that name existed and stands unchanged. */
    EXISTS
}
