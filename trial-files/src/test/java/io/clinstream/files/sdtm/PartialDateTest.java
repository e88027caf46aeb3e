package io.clinstream.files.sdtm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2003,                 2003-01-01T00:00:00Z, YEAR",
        "2012-02,              2012-02-01T00:00:00Z, MONTH",
        "2012-02-29,           2012-02-29T00:00:00Z, DAY",
        "2013-12-26T14,        2013-12-26T14:00:00Z, HOUR",
        "2013-12-26T14:45,     2013-12-26T14:45:00Z, MINUTE",
        "2013-12-26T14:45:09,  2013-12-26T14:45:09Z, SECOND",
        "2013-12-26T14:45:09.7,2013-12-26T14:45:09Z, SECOND",
        "2013-12-26T14:45+02:00,2013-12-26T12:45:00Z, MINUTE",
        "2019---01,            2019-01-01T00:00:00Z, YEAR",
        "2019-05-01T-:30,      2019-05-01T00:00:00Z, DAY"
    })
    void shouldStandAtTheBeginningOfWhatIsKnown(String text, Instant start, DatePrecision precision) {
        assertThat(PartialDate.parse(text, ZoneOffset.UTC)).contains(new PartialDate(start, precision, text));
    }

    @Test
    void shouldUnderstandATimeWithoutOffsetInTheZoneOfTheSite() {
        assertThat(PartialDate.parse("2014-07-01T08:00", ZoneId.of("America/New_York")))
                .map(PartialDate::start)
                .contains(Instant.parse("2014-07-01T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-02-30",
                "2014-13",
                "14-02-03",
                "2014/02/03",
                "UNK",
                "2014-02-03T25:00",
                "2014-01-01T10:00+99:00"
            })
    void shouldRefuseWhatIsNoDate(String text) {
        assertThat(PartialDate.parse(text, ZoneOffset.UTC)).isEmpty();
    }
}
