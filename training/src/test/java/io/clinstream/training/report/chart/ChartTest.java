package io.clinstream.training.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.training.report.chart.Series.Look;
import io.clinstream.training.report.chart.Series.Point;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void shouldTickAtRoundValues() {
        assertThat(Axis.share("x").ticks()).hasSize(6);
        assertThat(Axis.share("x").text(Axis.share("x").ticks().get(1))).isEqualTo("0.2");
        assertThat(new Axis("x", 0, 0.07).ticks()).hasSizeBetween(3, 7);
        assertThat(new Axis("x", 1, 600).text(100)).isEqualTo("100");
        assertThatThrownBy(() -> new Axis("x", 1, 1)).hasMessageContaining("above 1.0");
    }

    @Test
    void shouldEscapeNamesAndDescribeThePicture() {
        String svg = new BarChart("a < b & \"c\"", "d", List.of(new BarChart.Bar("x<y", 1))).svg();

        assertThat(svg)
                .contains("<title>a &lt; b &amp; &quot;c&quot;</title>")
                .contains("x&lt;y")
                .contains("role=\"img\"");
    }

    @Test
    void shouldPutPointsWhereTheyBelong() {
        String svg = new LineChart(
                        "t",
                        "d",
                        Axis.share("x"),
                        Axis.share("y"),
                        List.of(new Series("s", Look.LINE, List.of(new Point(0, 0), new Point(1, 1)))))
                .svg();

        assertThat(svg).contains("points=\"64.00,348.00 500.00,36.00\"");
    }

    @Test
    void shouldDrawTheSameBytesWhateverTheLanguage() {
        String before = matrix();
        Locale language = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(matrix()).isEqualTo(before);
        } finally {
            Locale.setDefault(language);
        }
    }

    private static String matrix() {
        return new MatrixChart("t", "d", List.of("a", "b"), List.of("c"), List.of(List.of(1_000, 3_000))).svg();
    }
}
