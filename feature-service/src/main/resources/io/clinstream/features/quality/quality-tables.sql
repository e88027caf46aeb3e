-- The records of one day. Positions are those of raw records: topic, part, pos.

-- signals: what a reading measured; null for other records. filled of fields: descriptive fields that carry something.
CREATE TABLE raw (topic VARCHAR, part INTEGER, pos BIGINT, appended BIGINT, source VARCHAR, live BOOLEAN,
  event_ms BIGINT, available_ms BIGINT, exact BOOLEAN, signals VARCHAR[], filled INTEGER, fields INTEGER);

CREATE TABLE canonical (topic VARCHAR, part INTEGER, pos BIGINT, kind VARCHAR, cpart INTEGER, cpos BIGINT);

CREATE TABLE silver (topic VARCHAR, part INTEGER, pos BIGINT, cpart INTEGER, cpos BIGINT, flags VARCHAR[]);

-- Letters of intake name a raw record, letters of features one of the canonical log.
CREATE TABLE dead (application VARCHAR, scope VARCHAR, reason VARCHAR, topic VARCHAR, part INTEGER, pos BIGINT);
