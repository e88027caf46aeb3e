package io.clinstream.operations.probe;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text exposition format of Prometheus, as far as names are concerned. */
public final class MetricsText {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*\\})?"
                    + " +([-+]?(?:[0-9.eE+-]+|Inf)|NaN)(?: +-?[0-9]+)?");

    private MetricsText() {}

    /**
     * Names of all samples.
     *
     * @throws IllegalArgumentException a line is neither a comment nor a sample
     */
    public static Set<String> names(String exposition) {
        Set<String> names = new TreeSet<>();
        for (String line : exposition.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher sample = SAMPLE.matcher(line.strip());
            if (!sample.matches()) {
                throw new IllegalArgumentException("this line is no sample: " + line);
            }
            names.add(sample.group(1));
        }
        return names;
    }
}
