package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Judges whether consumer groups run and keep up. */
final class GroupLag {

    private final Connections connections;
    private final Limits limits;

    GroupLag(Connections connections, Limits limits) {
        this.connections = connections;
        this.limits = limits;
    }

    Verdict judge(List<String> groups) throws Exception {
        List<String> found = new ArrayList<>();
        try (Broker broker = Broker.open(connections)) {
            for (String group : groups) {
                if (broker.members(group) == 0) {
                    return new Verdict.Failed("group " + group + " has no running consumer");
                }
                long lag = broker.lag(group);
                if (lag > limits.lag()) {
                    return new Verdict.Failed(
                            "group " + group + " is " + lag + " offsets behind, more than " + limits.lag());
                }
                found.add(group + " " + lag);
            }
        }
        return new Verdict.Passed("offsets behind: " + String.join(", ", found));
    }
}
