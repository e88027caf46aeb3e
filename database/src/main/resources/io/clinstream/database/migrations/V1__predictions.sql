-- The audit: one row per prediction or refusal, in the order of the log, chained per partition.
CREATE TABLE predictions (
    id               uuid             PRIMARY KEY,
    patient_id       text             NOT NULL,
    "timestamp"      timestamptz      NOT NULL,
    prediction_score double precision CHECK (prediction_score BETWEEN 0 AND 1),
    risk_level       text             CHECK (risk_level IN ('LOW', 'MEDIUM', 'HIGH')),
    model_version    text             NOT NULL,
    latency_ms       numeric(14, 3)   NOT NULL CHECK (latency_ms >= 0),
    features_used    jsonb            NOT NULL,
    status           text             NOT NULL CHECK (status IN ('SCORED', 'PARTIAL', 'INSUFFICIENT_DATA')),
    contributions    jsonb            NOT NULL,
    vector_sha256    text,
    vector_version   text,
    requester        text             NOT NULL,
    "partition"      integer          NOT NULL,
    "offset"         bigint           NOT NULL,
    prev_hash        text             NOT NULL,
    row_hash         text             NOT NULL,
    payload_hmac     text             NOT NULL,
    CONSTRAINT predictions_one_row_per_record UNIQUE ("partition", "offset"),
    -- Two writers can never both continue the same row: the chain has no fork.
    CONSTRAINT predictions_no_fork UNIQUE ("partition", prev_hash),
    CONSTRAINT predictions_refusal_has_no_score CHECK (
        (status = 'INSUFFICIENT_DATA') = (prediction_score IS NULL)
        AND (prediction_score IS NULL) = (risk_level IS NULL))
);

CREATE INDEX predictions_by_patient ON predictions (patient_id, "timestamp");
CREATE INDEX predictions_by_time ON predictions ("timestamp");

-- The service's role inserts and reads, nothing else. A server that forbids making roles keeps the owner alone;
-- its administrator then makes the role and repeats the grants.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clinstream_api') THEN
        CREATE ROLE clinstream_api NOLOGIN;
        EXECUTE format('GRANT clinstream_api TO %I', current_user);
    END IF;
    GRANT SELECT, INSERT ON predictions TO clinstream_api;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'role clinstream_api was not made: the account may not make roles';
END
$$;
