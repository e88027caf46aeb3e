package io.clinstream.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference page is made from the settings; {@code -Dgolden.update=true} rewrites it. */
class ConfigurationPageGoldenTest {

    private static final Path PAGE = Path.of("../docs/generated/configuration.md");

    @Test
    void shouldKeepTheReferencePageTrue() throws IOException {
        String page = page();

        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        return "# Configuration\n\n"
                + "Every key, from the environment or from the properties file that `CLINSTREAM_CONFIG` names"
                + " (the environment wins).\nAn unknown `CLINSTREAM_` key fails the start."
                + " Made from `Setting`; do not edit.\n\n"
                + "| key | default | meaning |\n|---|---|---|\n"
                + Arrays.stream(Setting.values())
                        .map(ConfigurationPageGoldenTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        String byDefault = setting.byDefault()
                .map(value -> value.isEmpty() ? "not set" : "`" + value + "`")
                .orElse("**required**");
        return "| `" + setting.key() + "` | " + byDefault + " | " + setting.meaning()
                + (setting.secret() ? " Secret." : "") + " |\n";
    }
}
