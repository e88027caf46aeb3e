-- The audit in one partition per month of scoring. A unique key of a partitioned table must hold the partition key, so
-- what must be unique over all months stands once more in a table of its own, filled by the table itself: one row per
-- record of the log, no fork of the chain, one row per prediction. It also names a row that was deleted. ADR 0088.
ALTER TABLE predictions RENAME TO predictions_in_one;
ALTER INDEX predictions_pkey RENAME TO predictions_in_one_pkey;
ALTER INDEX predictions_by_patient RENAME TO predictions_in_one_by_patient;
ALTER INDEX predictions_by_time RENAME TO predictions_in_one_by_time;

CREATE TABLE predictions (
    id               uuid             NOT NULL,
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
    PRIMARY KEY (id, "timestamp"),
    CONSTRAINT predictions_refusal_has_no_score CHECK (
        (status = 'INSUFFICIENT_DATA') = (prediction_score IS NULL)
        AND (prediction_score IS NULL) = (risk_level IS NULL))
) PARTITION BY RANGE ("timestamp");

CREATE INDEX predictions_by_patient ON predictions (patient_id, "timestamp");
CREATE INDEX predictions_by_time ON predictions ("timestamp");
CREATE INDEX predictions_by_record ON predictions ("partition", "offset");

CREATE TABLE prediction_positions (
    "partition" integer     NOT NULL,
    "offset"    bigint      NOT NULL,
    id          uuid        NOT NULL,
    "timestamp" timestamptz NOT NULL,
    prev_hash   text        NOT NULL,
    row_hash    text        NOT NULL,
    CONSTRAINT prediction_positions_one_per_record PRIMARY KEY ("partition", "offset"),
    CONSTRAINT prediction_positions_one_per_prediction UNIQUE (id),
    -- Two writers can never both continue the same row: the chain has no fork.
    CONSTRAINT prediction_positions_no_fork UNIQUE ("partition", prev_hash)
);

-- Whoever may insert a prediction writes its position with it, and can write none without.
CREATE FUNCTION prediction_takes_position() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO prediction_positions ("partition", "offset", id, "timestamp", prev_hash, row_hash)
    VALUES (NEW."partition", NEW."offset", NEW.id, NEW."timestamp", NEW.prev_hash, NEW.row_hash);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION prediction_takes_position() FROM PUBLIC;

CREATE TRIGGER prediction_takes_position AFTER INSERT ON predictions
    FOR EACH ROW EXECUTE FUNCTION prediction_takes_position();

-- Makes the partition of a month (UTC) unless it is there. The service may call it and so needs no right to make tables.
-- A table that is attached, unlike one created in place, makes neither readers nor writers wait.
CREATE FUNCTION make_prediction_month(instant timestamptz) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    begins timestamp := date_trunc('month', instant AT TIME ZONE 'UTC');
    ends   timestamp := begins + interval '1 month';
    named  text      := 'predictions_' || to_char(begins, 'YYYY_MM');
BEGIN
    IF to_regclass(quote_ident(named)) IS NOT NULL THEN
        RETURN named;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('make_prediction_month'));
    IF to_regclass(quote_ident(named)) IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE predictions INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', named);
        EXECUTE format('ALTER TABLE predictions ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                       named, begins AT TIME ZONE 'UTC', ends AT TIME ZONE 'UTC');
    END IF;
    RETURN named;
END
$$;
REVOKE ALL ON FUNCTION make_prediction_month(timestamptz) FROM PUBLIC;

-- What there is moves as it is, its chain included.
SELECT make_prediction_month(months.instant)
FROM (SELECT DISTINCT date_trunc('month', "timestamp" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS instant
      FROM predictions_in_one
      UNION SELECT now() UNION SELECT now() + interval '1 month') AS months;

INSERT INTO predictions (id, patient_id, "timestamp", prediction_score, risk_level, model_version, latency_ms,
                         features_used, status, contributions, vector_sha256, vector_version, requester,
                         "partition", "offset", prev_hash, row_hash, payload_hmac)
SELECT id, patient_id, "timestamp", prediction_score, risk_level, model_version, latency_ms,
       features_used, status, contributions, vector_sha256, vector_version, requester,
       "partition", "offset", prev_hash, row_hash, payload_hmac
FROM predictions_in_one
ORDER BY "partition", "offset";

DROP TABLE predictions_in_one;
