package io.clinstream.operations.probe;

import io.clinstream.contract.Topics;
import java.util.List;

/** Consumer groups of the applications, as those declare them. */
final class ConsumerGroups {

    static final String BRONZE = "clinstream-bronze";
    static final String SILVER = "clinstream-silver";

    private ConsumerGroups() {}

    /** Groups of the two stream applications, which are their application ids. */
    static List<String> streams(Topics topics) {
        return List.of(topics.prefix() + "-intake", topics.prefix() + "-features");
    }
}
