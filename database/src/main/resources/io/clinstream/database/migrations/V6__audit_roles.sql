-- Who may do what. The service inserts predictions and reads; an auditor reads, every table there is and will be.
-- A server that forbids making roles keeps the owner alone; its administrator then makes the roles and repeats the grants.
DO $$
BEGIN
    GRANT SELECT, INSERT ON predictions TO clinstream_api;
    GRANT SELECT ON prediction_positions TO clinstream_api;
    GRANT EXECUTE ON FUNCTION make_prediction_month(timestamptz) TO clinstream_api;
EXCEPTION
    WHEN insufficient_privilege OR undefined_object THEN
        RAISE NOTICE 'role clinstream_api was not granted: it does not exist';
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clinstream_auditor') THEN
        CREATE ROLE clinstream_auditor NOLOGIN;
        EXECUTE format('GRANT clinstream_auditor TO %I', current_user);
    END IF;
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO clinstream_auditor;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO clinstream_auditor;
EXCEPTION
    WHEN insufficient_privilege OR undefined_object THEN
        RAISE NOTICE 'role clinstream_auditor was not made: the account may not make roles';
END
$$;
