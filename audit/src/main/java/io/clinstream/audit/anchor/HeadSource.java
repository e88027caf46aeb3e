package io.clinstream.audit.anchor;

import java.sql.SQLException;
import java.util.List;

/** The heads of the chains as they are now. */
@FunctionalInterface
public interface HeadSource {

    /**
     * The newest row of every partition, by partition.
     *
     * @param anchored heads anchored before; their counts are counted on
     * @throws SQLException the database does not answer
     */
    List<AnchoredHead> heads(List<AnchoredHead> anchored) throws SQLException;
}
