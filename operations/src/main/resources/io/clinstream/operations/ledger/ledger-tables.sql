-- What the ledger notes down. One row is one measurement, or one whole record where it has none.

-- Counted from the files of the sources.
CREATE TABLE IF NOT EXISTS input (topic VARCHAR, patient VARCHAR, code VARCHAR, n BIGINT);

-- End of every raw partition when the ledger began: later records are not its business.
CREATE TABLE IF NOT EXISTS snapshot (topic VARCHAR, part INTEGER, ends BIGINT);

-- released: sent again from its dead letter, so that no file holds it a second time.
CREATE TABLE IF NOT EXISTS raw (topic VARCHAR, part INTEGER, pos BIGINT, patient VARCHAR, code VARCHAR, released BOOLEAN);

-- repeated: says what its identity already said, by the ledger's own reading of the canonical log.
CREATE TABLE IF NOT EXISTS canonical_all (part INTEGER, pos BIGINT, topic VARCHAR, spart INTEGER, spos BIGINT, patient VARCHAR,
  code VARCHAR, repeated BOOLEAN, partial BOOLEAN);

CREATE TABLE IF NOT EXISTS dead_all (application VARCHAR, scope VARCHAR, reason VARCHAR, field VARCHAR, topic VARCHAR, spart INTEGER,
  spos BIGINT);

CREATE TABLE IF NOT EXISTS accepted_all (store VARCHAR, part INTEGER, pos BIGINT, topic VARCHAR, spart INTEGER, spos BIGINT,
  code VARCHAR, seq INTEGER, content VARCHAR, late BOOLEAN);

CREATE TABLE IF NOT EXISTS silver_all (store VARCHAR, part INTEGER, pos BIGINT, topic VARCHAR, spart INTEGER, spos BIGINT,
  code VARCHAR, seq INTEGER, content VARCHAR);

-- End of the vectors this ledger accounts for.
CREATE TABLE IF NOT EXISTS vector_snapshot (part INTEGER, ends BIGINT);

CREATE TABLE IF NOT EXISTS vectors_all (part INTEGER, pos BIGINT, patient VARCHAR, sha256 VARCHAR);

CREATE TABLE IF NOT EXISTS offline_all (part INTEGER, pos BIGINT, patient VARCHAR, sha256 VARCHAR);

CREATE OR REPLACE VIEW canonical AS SELECT c.* FROM canonical_all c
  JOIN snapshot s ON c.topic = s.topic AND c.spart = s.part AND c.spos < s.ends;

CREATE OR REPLACE VIEW dead AS SELECT d.* FROM dead_all d
  JOIN snapshot s ON d.topic = s.topic AND d.spart = s.part AND d.spos < s.ends;

CREATE OR REPLACE VIEW accepted AS SELECT a.* FROM accepted_all a
  JOIN snapshot s ON a.topic = s.topic AND a.spart = s.part AND a.spos < s.ends;

CREATE OR REPLACE VIEW silver AS SELECT v.* FROM silver_all v
  JOIN snapshot s ON v.topic = s.topic AND v.spart = s.part AND v.spos < s.ends;

CREATE OR REPLACE VIEW vectors AS SELECT v.* FROM vectors_all v
  JOIN vector_snapshot s ON v.part = s.part AND v.pos < s.ends;

CREATE OR REPLACE VIEW offline AS SELECT o.* FROM offline_all o
  JOIN vector_snapshot s ON o.part = s.part AND o.pos < s.ends;

-- Every raw row with what refused it, if anything did.
CREATE OR REPLACE VIEW refused AS
  SELECT r.topic, r.part, r.pos, r.code, r.patient, d.reason FROM raw r JOIN dead d
    ON d.application = 'intake' AND d.topic = r.topic AND d.spart = r.part AND d.spos = r.pos
    AND (d.scope = 'RECORD' OR d.field = r.code);

-- Every canonical measurement or report that the features application refused.
CREATE OR REPLACE VIEW refused_later AS
  SELECT c.topic, c.spart, c.spos, c.code, c.patient, d.reason FROM canonical c JOIN dead d
    ON d.application = 'features' AND d.topic = c.topic AND d.spart = c.spart AND d.spos = c.spos
    AND (d.scope = 'RECORD' OR d.field = c.code);
