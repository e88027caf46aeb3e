-- What became of every raw record. Sources beyond the first are one: ${sources} of each topic have a name of their own.

CREATE TABLE labels AS SELECT topic, source,
    CASE WHEN row_number() OVER (PARTITION BY topic ORDER BY count(*) DESC, source) <= ${sources} THEN source ELSE 'other' END AS label
  FROM raw WHERE source NOT IN ('other', 'unknown') GROUP BY topic, source
  UNION ALL SELECT DISTINCT topic, source, source FROM raw WHERE source IN ('other', 'unknown');

CREATE TABLE refused AS SELECT topic, part, pos, min(reason) AS reason FROM dead
  WHERE application = 'intake' AND scope = 'RECORD' GROUP BY ALL;

CREATE TABLE lost AS SELECT topic, part, pos, reason, count(*) AS letters FROM dead
  WHERE application = 'intake' AND scope = 'MEASUREMENT' GROUP BY ALL;

CREATE TABLE refused_later AS SELECT DISTINCT c.topic, c.part, c.pos, d.reason
  FROM canonical c JOIN dead d ON d.application = 'features' AND d.part = c.cpart AND d.pos = c.cpos;

CREATE TABLE record AS SELECT r.*, l.label, c.pos IS NOT NULL AS accepted, c.kind, c.cpart, c.cpos,
    coalesce(f.reason, d.reason) AS reason,
    EXISTS (SELECT 1 FROM lost WHERE lost.topic = r.topic AND lost.part = r.part AND lost.pos = r.pos) AS torn
  FROM raw r JOIN labels l USING (topic, source)
    LEFT JOIN canonical c USING (topic, part, pos)
    LEFT JOIN refused f USING (topic, part, pos)
    LEFT JOIN refused_later d USING (topic, part, pos);

CREATE TABLE accepted AS SELECT r.topic, r.label, s.flags
  FROM silver s JOIN record r USING (topic, part, pos);

-- How far intake, and silver, have come: what lies beyond is undecided while the day is not complete.
CREATE TABLE intake_end AS SELECT topic, part, max(pos) AS pos FROM record WHERE accepted OR reason IS NOT NULL GROUP BY ALL;

CREATE TABLE silver_end AS SELECT cpart, max(cpos) AS cpos FROM silver GROUP BY ALL;
