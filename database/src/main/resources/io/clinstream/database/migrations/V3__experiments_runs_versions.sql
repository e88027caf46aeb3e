-- Trained models: the experiments and runs they come from, their versions, and who moved which version when and why.

-- Versions are counted 1, 2, 3 … per name. What a version was called before stays as its label; answers and audit name
-- a model '<name>-<label>'.
ALTER TABLE model_versions DROP CONSTRAINT model_versions_pkey;
ALTER TABLE model_versions RENAME COLUMN version TO label;
ALTER TABLE model_versions ADD COLUMN version integer;

UPDATE model_versions v
SET version = numbered.version
FROM (SELECT name, label, row_number() OVER (PARTITION BY name ORDER BY created_at, label) AS version
      FROM model_versions) numbered
WHERE v.name = numbered.name AND v.label = numbered.label;

-- Of several production versions of a name, the newest stays one.
UPDATE model_versions v
SET stage = 'archived'
WHERE stage = 'production'
  AND EXISTS (SELECT FROM model_versions newer
              WHERE newer.name = v.name AND newer.stage = 'production' AND newer.version > v.version);

-- The table moved with its module.
UPDATE model_versions
SET source = 'classpath:/io/clinstream/models/news2/news2-calibration.json'
WHERE name = 'news2' AND label = 'baseline-1';

CREATE TABLE experiments (
    name        text        PRIMARY KEY CHECK (name <> ''),
    created_at  timestamptz NOT NULL
);

CREATE TABLE runs (
    id         uuid        PRIMARY KEY,
    experiment text        NOT NULL REFERENCES experiments (name),
    started_at timestamptz NOT NULL,
    started_by text        NOT NULL CHECK (started_by <> '')
);

CREATE INDEX runs_by_experiment ON runs (experiment, started_at);

-- The end of a run is a row of its own, so that nobody needs the right to change one. A run without it runs or crashed.
CREATE TABLE run_ends (
    run      uuid        PRIMARY KEY REFERENCES runs (id),
    status   text        NOT NULL CHECK (status IN ('FINISHED', 'FAILED')),
    ended_at timestamptz NOT NULL
);

CREATE TABLE params (
    run   uuid NOT NULL REFERENCES runs (id),
    key   text NOT NULL CHECK (key <> ''),
    value text NOT NULL,
    PRIMARY KEY (run, key)
);

CREATE TABLE metrics (
    run   uuid             NOT NULL REFERENCES runs (id),
    key   text             NOT NULL CHECK (key <> ''),
    step  bigint           NOT NULL CHECK (step >= 0),
    value double precision NOT NULL,
    at    timestamptz      NOT NULL,
    PRIMARY KEY (run, key, step)
);

CREATE TABLE tags (
    run   uuid NOT NULL REFERENCES runs (id),
    key   text NOT NULL CHECK (key <> ''),
    value text NOT NULL,
    PRIMARY KEY (run, key)
);

ALTER TABLE model_versions
    ALTER COLUMN version SET NOT NULL,
    ADD PRIMARY KEY (name, version),
    ADD CONSTRAINT model_versions_counted CHECK (version > 0),
    ADD CONSTRAINT model_versions_one_label UNIQUE (name, label),
    ADD COLUMN kind text NOT NULL DEFAULT 'BUILT_IN' CHECK (kind IN ('BUILT_IN', 'XGBOOST', 'LOGISTIC', 'ONNX')),
    ADD COLUMN feature_set text,
    -- Of model.json, which in turn names the checksum of every file of the model.
    ADD COLUMN manifest_sha256 text,
    ADD COLUMN manifest jsonb,
    -- Every object under source: [{"name": …, "sha256": …, "bytes": …}].
    ADD COLUMN files jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN run uuid REFERENCES runs (id),
    ADD COLUMN created_by text NOT NULL DEFAULT 'clinstream',
    ADD CONSTRAINT model_versions_same_package_once UNIQUE (name, manifest_sha256),
    ADD CONSTRAINT model_versions_package_is_whole CHECK (
        (kind = 'BUILT_IN') = (manifest_sha256 IS NULL)
        AND (manifest_sha256 IS NULL) = (manifest IS NULL)
        AND (manifest_sha256 IS NULL) = (feature_set IS NULL));

ALTER TABLE model_versions
    ALTER COLUMN kind DROP DEFAULT,
    ALTER COLUMN created_by DROP DEFAULT;

CREATE UNIQUE INDEX model_versions_one_in_production ON model_versions (name) WHERE stage = 'production';

-- Rows are only ever added. Cause: REGISTERED, FIRST (nothing was in production), BEATS (better than production on the
-- same rows), OVERRIDE (in spite of the comparison), DISPLACED (another took its place), ROLLBACK.
CREATE TABLE model_transitions (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            text        NOT NULL,
    version         integer     NOT NULL,
    from_stage      text        CHECK (from_stage IN ('staging', 'production', 'archived')),
    to_stage        text        NOT NULL CHECK (to_stage IN ('staging', 'production', 'archived')),
    cause           text        NOT NULL
                    CHECK (cause IN ('REGISTERED', 'FIRST', 'BEATS', 'OVERRIDE', 'DISPLACED', 'ROLLBACK')),
    at              timestamptz NOT NULL,
    by              text        NOT NULL CHECK (by <> ''),
    reason          text        NOT NULL CHECK (reason <> ''),
    comparison      jsonb,
    override_reason text        CHECK (override_reason <> ''),
    FOREIGN KEY (name, version) REFERENCES model_versions (name, version),
    CONSTRAINT model_transitions_registered_from_nothing CHECK ((cause = 'REGISTERED') = (from_stage IS NULL)),
    CONSTRAINT model_transitions_better_by_figures CHECK (cause <> 'BEATS' OR comparison IS NOT NULL),
    CONSTRAINT model_transitions_override_says_why CHECK ((cause = 'OVERRIDE') = (override_reason IS NOT NULL))
);

CREATE INDEX model_transitions_by_name ON model_transitions (name, id);

INSERT INTO model_transitions (name, version, to_stage, cause, at, by, reason)
SELECT name, version, stage, 'REGISTERED', created_at, 'clinstream', 'there before the history began'
FROM model_versions
ORDER BY name, version;

-- The prediction API reads. The registry's role adds, and changes nothing but the stage of a version. A server that
-- forbids making roles keeps the owner alone; its administrator then makes the role and repeats the grants.
DO $$
BEGIN
    GRANT SELECT ON experiments, runs, run_ends, params, metrics, tags, model_transitions TO clinstream_api;
EXCEPTION
    WHEN insufficient_privilege OR undefined_object THEN
        RAISE NOTICE 'role clinstream_api was not granted: it does not exist';
END
$$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clinstream_registry') THEN
        CREATE ROLE clinstream_registry NOLOGIN;
        EXECUTE format('GRANT clinstream_registry TO %I', current_user);
    END IF;
    GRANT SELECT, INSERT ON registered_models, model_versions, model_transitions,
        experiments, runs, run_ends, params, metrics, tags TO clinstream_registry;
    GRANT UPDATE (stage) ON model_versions TO clinstream_registry;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'role clinstream_registry was not made: the account may not make roles';
END
$$;
