package io.clinstream.database;

import org.flywaydb.core.Flyway;

/** Makes and upgrades the tables of audit and model registry. Safe to repeat and to run from several processes. */
public final class DatabaseSchema {

    /** Role of the service: it may insert and read, nothing else. */
    public static final String SERVICE_ROLE = "clinstream_api";

    /** Role of the model registry's tools: they may insert and read, and change the stage of a version. */
    public static final String REGISTRY_ROLE = "clinstream_registry";

    /** Role of an auditor: it may read every table, nothing else. */
    public static final String AUDITOR_ROLE = "clinstream_auditor";

    private DatabaseSchema() {}

    /**
     * Brings the database up to date.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
     * @param user account that owns the tables; if it may make roles, {@link #SERVICE_ROLE} is made too
     * @param password its password
     * @throws org.flywaydb.core.api.FlywayException the database does not answer, or was changed by hand
     */
    public static void migrate(String jdbcUrl, String user, String password) {
        Flyway.configure(DatabaseSchema.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:io/clinstream/database/migrations")
                .connectRetries(0)
                // Audit and registry number their steps in ranges of their own; none needs one of the other.
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
