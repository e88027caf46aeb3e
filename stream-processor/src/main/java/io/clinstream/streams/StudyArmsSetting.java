package io.clinstream.streams;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import io.clinstream.streams.intake.UnblindedStudies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Unblinded studies and their arms, as the two settings say. */
final class StudyArmsSetting {

    private StudyArmsSetting() {}

    static UnblindedStudies read(Configuration configuration) {
        Map<String, List<String>> arms = new HashMap<>();
        for (String study : items(configuration.find(Setting.UNBLINDED_STUDIES).orElse(""), ",")) {
            arms.put(study, List.of());
        }
        for (String entry : items(configuration.find(Setting.STUDY_ARMS).orElse(""), ",")) {
            int colon = entry.indexOf(':');
            require(colon > 0, entry, "must be STUDY:arm|arm");
            String study = entry.substring(0, colon).strip();
            List<String> names = items(entry.substring(colon + 1), "\\|");
            require(arms.containsKey(study), study, "must be one of " + Setting.UNBLINDED_STUDIES.key());
            require(!names.isEmpty() && new HashSet<>(names).size() == names.size(), study, "must name each arm once");
            require(arms.put(study, names).isEmpty(), study, "must stand there once");
        }
        return new UnblindedStudies(arms);
    }

    private static void require(boolean held, String what, String rule) {
        if (!held) {
            throw new ConfigurationException(Setting.STUDY_ARMS.key() + ": \"" + what + "\" " + rule);
        }
    }

    private static List<String> items(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
