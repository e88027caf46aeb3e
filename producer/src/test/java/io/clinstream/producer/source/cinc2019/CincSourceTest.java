package io.clinstream.producer.source.cinc2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clinstream.producer.SourceReading;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.cinc2019.CincSource.Align;
import io.clinstream.producer.source.cinc2019.CincSource.Placement;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CincSourceTest {

    private static final Path SAMPLES = Path.of("../samples/cinc2019");
    private static final Instant EPOCH = Instant.parse("2019-01-01T00:00:00Z");
    private static final String STAY = """
            HR|O2Sat|FiO2|EtCO2|Lactate|Platelets|Age|Gender|HospAdmTime|ICULOS|SepsisLabel
            NaN|NaN|NaN|NaN|NaN|NaN|95|0|-30.25|1|0
            93|92.5|0.4|31|NaN|NaN|95|0|-30.25|2|0
            110|NaN|NaN|NaN|3.2|180|95|0|-30.25|3|1
            """;

    @Test
    void shouldSendEveryMeasurementOfTheSample() throws IOException {
        SourceReading sample = SourceReading.of(source(SAMPLES, Align.START, Long.MAX_VALUE));

        assertThat(sample.byTopic())
                .isEqualTo(Map.of(
                        RawTopic.SUBJECTS,
                        24L,
                        RawTopic.VITALS,
                        1_410L,
                        RawTopic.LABS,
                        1_490L,
                        RawTopic.ADVERSE_EVENTS,
                        12L));
        assertThat(sample.skipped().values()).containsExactlyInAnyOrder(3L, 296L, 39L);
    }

    @Test
    void shouldMapAnHourWithTheUnitsTheValuesReallyHave(@TempDir Path folder) throws IOException {
        SourceReading stay = SourceReading.of(source(stay(folder), Align.START, Long.MAX_VALUE));

        VitalSigns second = stay.all(VitalSigns.class).get(0);
        assertThat(second.getEventTime()).isEqualTo(Instant.parse("2019-01-01T02:00:00Z"));
        assertThat(second.getHeartRate()).isEqualTo(new Quantity(93.0, "/min"));
        assertThat(second.getSpo2()).isEqualTo(new Quantity(92.5, "%"));
        assertThat(second.getFio2()).isEqualTo(new Quantity(0.4, "1"));
        assertThat(stay.all(LabResult.class))
                .extracting(LabResult::getCode, LabResult::getValue, LabResult::getUnit)
                .containsExactly(tuple("lactate", 3.2, "mmol/L"), tuple("platelets", 180.0, "10*3/uL"));
        assertThat(stay.skipped()).isEqualTo(Map.of("cinc2019: column EtCO2 is no measurement of the contract", 1L));
    }

    @Test
    void shouldMakeTheOnsetOfSepsisAnAdverseEvent(@TempDir Path folder) throws IOException {
        SourceReading stay = SourceReading.of(source(stay(folder), Align.START, Long.MAX_VALUE));

        AdverseEvent sepsis = stay.all(AdverseEvent.class).get(0);
        assertThat(sepsis.getTerm()).isEqualTo("Sepsis");
        assertThat(sepsis.getCtcaeGrade()).isEqualTo(3);
        assertThat(sepsis.getEventTime()).isEqualTo(Instant.parse("2019-01-01T09:00:00Z"));
    }

    @Test
    void shouldPoolTheAgeOfTheVeryOld(@TempDir Path folder) throws IOException {
        Subject subject = SourceReading.of(source(stay(folder), Align.START, Long.MAX_VALUE))
                .all(Subject.class)
                .get(0);

        assertThat(subject.getAgeYears()).isEqualTo(90);
        assertThat(subject.getSex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void shouldTellWhenThePatientCameToHospital(@TempDir Path folder) throws IOException {
        Subject subject = SourceReading.of(source(stay(folder), Align.START, Long.MAX_VALUE))
                .all(Subject.class)
                .get(0);

        assertThat(subject.getEnrolledAt()).isEqualTo(EPOCH);
        assertThat(subject.getHospitalAdmittedAt()).isEqualTo(Instant.parse("2018-12-30T17:45:00Z"));
    }

    @Test
    void shouldEndEveryStayAtTheAnchor(@TempDir Path folder) throws IOException {
        SourceReading stay = SourceReading.of(source(stay(folder), Align.END, Long.MAX_VALUE));

        List<Instant> due = stay.events().stream().map(RawEvent::due).sorted().toList();
        assertThat(due.get(due.size() - 1)).isEqualTo(EPOCH);
    }

    @Test
    void shouldSendOnlyTheLastHours(@TempDir Path folder) throws IOException {
        // The stay ends with the onset in hour 9: the last 7 hours are 3 to 9.
        SourceReading stay = SourceReading.of(source(stay(folder), Align.START, 7));

        assertThat(stay.all(VitalSigns.class))
                .extracting(VitalSigns::getEventTime)
                .containsExactly(Instant.parse("2019-01-01T03:00:00Z"));
        assertThat(stay.all(Subject.class))
                .extracting(Subject::getEventTime)
                .containsExactly(Instant.parse("2019-01-01T02:00:00Z"));
    }

    private static Path stay(Path folder) throws IOException {
        return Files.writeString(folder.resolve("p100999.psv"), STAY);
    }

    private static CincSource source(Path path, Align align, long lastHours) {
        return new CincSource(List.of(path), new Placement(align, EPOCH, lastHours), "CINC2019", "");
    }
}
