package io.clinstream.prediction.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.AuditRow;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.testing.FixedModel;
import io.clinstream.prediction.testing.RunningApi;
import io.clinstream.prediction.testing.Vectors;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's own script in a browser without a screen. */
class PageTest {

    private static final long PATIENCE = 5_000;

    private final RunningApi api = new RunningApi();
    private final WebClient browser = new WebClient();

    @BeforeEach
    void start() {
        browser.getOptions().setFetchPolyfillEnabled(true);
        browser.getOptions().setThrowExceptionOnScriptError(true);
        browser.getOptions().setCssEnabled(false);
        api.store.put("PT-1", Vectors.calm().vital("heart_rate", 135, 0.5).online());
        api.store.put(
                "PT-2", Vectors.calm().without("spo2").without("temperature").online());
    }

    @AfterEach
    void stop() {
        browser.close();
        api.close();
    }

    @Test
    void shouldListTheWardAndNothingThatItsMarkupCouldHide() throws Exception {
        api.scan();

        HtmlPage page = open();

        assertThat(page.getElementById("ward").asNormalizedText())
                .contains("PT-1", "PT-2", "withheld", "Heart rate 135");
        assertThat(page.getElementById("patient").isDisplayed()).isFalse();
    }

    @Test
    void shouldShowReasonsAgesAndPlotsOfThePatientThatIsPressed() throws Exception {
        api.served.exchange(Served.baseline(new FixedModel("adverse-event-24h-1", 0.4, 12), Vectors.AS_OF));
        api.scan();
        api.rows = history();

        HtmlPage page = press(open(), "PT-1");

        DomElement patient = page.getElementById("patient");
        assertThat(patient.asNormalizedText())
                .contains("Patient PT-1", "adverse-event-24h-1", "Reason 0", "Reason 9", "All others together")
                .contains("31 min old", "none recorded", "History: 6 predictions")
                .doesNotContain("Reason 10");
        assertThat(patient.getElementsByTagName("svg")).hasSize(4);
        assertThat(page.executeJavaScript("document.querySelector('#patient path').getAttribute('d')")
                        .getJavaScriptResult()
                        .toString())
                .as("a refusal breaks the line of probabilities")
                .matches("M[^M]+M[^M]+");
    }

    @Test
    void shouldSayThatTheHistoryIsAwayAndWhyAScoreIsWithheld() throws Exception {
        api.scan();

        HtmlPage page = press(open(), "PT-2");

        assertThat(page.getElementById("patient").asNormalizedText())
                .contains("Why no score is given", "The history is not available now.");
    }

    private HtmlPage open() throws Exception {
        HtmlPage page = browser.getPage(api.uri("/").toURL());
        browser.waitForBackgroundJavaScriptStartingBefore(PATIENCE / 2);
        return page;
    }

    private HtmlPage press(HtmlPage page, String patient) throws Exception {
        for (DomElement button : page.getElementById("ward").getElementsByTagName("button")) {
            if (button.asNormalizedText().equals(patient)) {
                button.click();
            }
        }
        browser.waitForBackgroundJavaScriptStartingBefore(PATIENCE / 2);
        return page;
    }

    private static List<AuditRow> history() {
        List<AuditRow> rows = new ArrayList<>();
        for (int hour = 0; hour < 6; hour++) {
            boolean withheld = hour == 3;
            rows.add(new AuditRow(
                    UUID.randomUUID(),
                    "PT-1",
                    Vectors.AS_OF.minus(Duration.ofHours(hour)),
                    withheld ? null : 0.1 + 0.02 * hour,
                    withheld ? null : "LOW",
                    "adverse-event-24h-1",
                    new BigDecimal("1.000"),
                    "{\"as_of\":\"2026-03-01T10:00:00Z\",\"ages_seconds\":{\"vitals\":1860},\"values\":"
                            + "{\"heart_rate_last\":" + (90 + hour) + "}}",
                    withheld ? "INSUFFICIENT_DATA" : "SCORED",
                    "{\"news2\":{\"total\":" + hour + "}}",
                    null,
                    null,
                    "test",
                    0,
                    hour));
        }
        return rows;
    }
}
