package io.clinstream.audit;

import java.sql.SQLException;

/** The audit's tables stopped answering while they were read. */
public final class UnreadableAuditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAuditException(SQLException cause) {
        super("the audit's tables cannot be read: " + cause.getMessage(), cause);
    }
}
