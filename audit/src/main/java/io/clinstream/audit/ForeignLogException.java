package io.clinstream.audit;

/**
 * The table holds another log's row at this offset: the topic was made anew while the table was kept. An operator must
 * decide; going on would lose rows silently.
 */
public final class ForeignLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignLogException(int partition, long offset) {
        super("the table predictions holds another log's row, or none, at partition " + partition + " offset " + offset
                + "; was the topic made anew?");
    }
}
