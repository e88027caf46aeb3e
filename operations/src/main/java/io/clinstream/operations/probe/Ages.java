package io.clinstream.operations.probe;

import io.clinstream.operations.health.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges how old the newest of something is. */
final class Ages {

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    Verdict judge(String what, Optional<Instant> newest, Duration limit) {
        if (newest.isEmpty()) {
            return new Verdict.Failed("there is no " + what);
        }
        Duration age = Duration.between(newest.get(), clock.instant());
        String text = "newest " + what + " is " + words(age) + " old";
        return age.compareTo(limit) <= 0
                ? new Verdict.Passed(text)
                : new Verdict.Failed(text + ", more than " + words(limit));
    }

    static String words(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
