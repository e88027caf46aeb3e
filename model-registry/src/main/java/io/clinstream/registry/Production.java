package io.clinstream.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The versions that were in production one after the other, as the history tells it: a promotion puts a version on top, a
 * roll-back takes the top away. So two roll-backs go two steps back, and not there and back again.
 */
final class Production {

    private final Deque<Integer> versions = new ArrayDeque<>();

    private Production() {}

    /** Reads a model's history, oldest first. */
    static Production of(List<Transition> history) {
        Production production = new Production();
        for (Transition transition : history) {
            if (transition.to() == Stage.PRODUCTION) {
                production.enter(transition);
            }
        }
        return production;
    }

    /** The version a roll-back from the present one leads to; empty where none was in production before. */
    Optional<Integer> before() {
        return versions.stream().skip(1).findFirst();
    }

    private void enter(Transition transition) {
        if (transition.cause() == Cause.ROLLBACK) {
            while (!versions.isEmpty() && versions.element() != transition.version()) {
                versions.remove();
            }
        } else {
            versions.push(transition.version());
        }
    }
}
