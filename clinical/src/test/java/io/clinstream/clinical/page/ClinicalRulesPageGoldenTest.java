package io.clinstream.clinical.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClinicalRulesPageGoldenTest {

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", ".")).resolve("../docs/generated/clinical-rules.md");

    @Test
    void shouldKeepThePublishedRulesEqualToTheCode() throws IOException {
        String page = ClinicalRulesPage.text();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as("docs/generated/clinical-rules.md (rewrite it with -Dgolden.update=true)")
                .isEqualTo(Files.readString(PAGE));
    }
}
