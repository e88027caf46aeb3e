package io.clinstream.operations.parity;

/** How much a store must hold what the log gives at one place. */
enum Demand {
    /** It must be there. */
    REQUIRED,
    /** It must be there, and may still be on its way. */
    RECENT,
    /** It came after this run began: right if it is there, and nothing if not. */
    OPTIONAL,
    /** Not looked at. */
    IGNORED
}
