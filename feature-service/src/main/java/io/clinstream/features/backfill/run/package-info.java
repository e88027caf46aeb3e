/**
 * Replayed vectors on their way to their dates: sorted runs of compressed rows, merged by date. Rows come in the order of
 * the log, in which a historical load is scattered over years, so neither a file per date nor all rows can be held open.
 */
@NullMarked
package io.clinstream.features.backfill.run;

import org.jspecify.annotations.NullMarked;
