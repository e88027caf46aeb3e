-- The models that are served, by name and version.
CREATE TABLE registered_models (
    name        text        PRIMARY KEY,
    description text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE model_versions (
    name       text        NOT NULL REFERENCES registered_models (name),
    version    text        NOT NULL,
    stage      text        NOT NULL CHECK (stage IN ('staging', 'production', 'archived')),
    source     text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, version)
);

INSERT INTO registered_models (name, description)
VALUES ('news2', 'NEWS2 (Royal College of Physicians 2017, SpO2 scale 1) with a calibrated probability per total');

INSERT INTO model_versions (name, version, stage, source)
VALUES ('news2', 'baseline-1', 'production', 'classpath:/io/clinstream/prediction/news2-calibration.json');

DO $$
BEGIN
    GRANT SELECT ON registered_models, model_versions TO clinstream_api;
EXCEPTION
    WHEN insufficient_privilege OR undefined_object THEN
        RAISE NOTICE 'role clinstream_api was not granted: it does not exist';
END
$$;
