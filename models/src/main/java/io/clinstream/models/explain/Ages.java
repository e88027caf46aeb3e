package io.clinstream.models.explain;

import java.time.Duration;

/** Ages as people say them: {@code 12 min}, {@code 26 h}, {@code 9 days}. Rounded down. */
public final class Ages {

    private static final Duration DAYS_FROM = Duration.ofDays(3);

    private Ages() {}

    /** An age in words. */
    public static String text(Duration age) {
        if (age.compareTo(DAYS_FROM) >= 0) {
            return age.toDays() + " days";
        }
        if (age.toHours() >= 1) {
            return age.toHours() + " h";
        }
        return Math.max(age.toMinutes(), 0) + " min";
    }
}
