package io.clinstream.producer.source.sdtm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.files.TrialFileException;
import io.clinstream.files.sdtm.SdtmDirectory;
import io.clinstream.producer.SourceReading;
import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.Severity;
import io.clinstream.schema.Sex;
import io.clinstream.schema.Subject;
import io.clinstream.schema.TimePrecision;
import io.clinstream.schema.VitalSigns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdtmSourceTest {

    private static final Path PILOT = Path.of("../samples/cdisc-pilot");
    private static SourceReading pilot = new SourceReading(List.of(), Map.of());

    @BeforeAll
    static void readThePilot() throws IOException {
        pilot = SourceReading.of(source(Long.MAX_VALUE, ""));
    }

    @Test
    void shouldSendEveryRowOfThePilotOrSayWhyNot() {
        // 29,643 rows of VS, 8 of them NOT DONE; every other value is in exactly one reading.
        long values = pilot.all(VitalSigns.class).stream()
                .flatMap(SdtmSourceTest::quantities)
                .filter(Objects::nonNull)
                .count();

        assertThat(values).isEqualTo(29_643 - 8);
        assertThat(pilot.skipped()).isEqualTo(Map.of("vs: NOT DONE", 8L));
        assertThat(pilot.byTopic())
                .containsEntry(RawTopic.LABS, 32_740L + 21_927 + 4_913)
                .containsEntry(RawTopic.ADVERSE_EVENTS, 961L);
    }

    @Test
    void shouldGiveEveryEventItsOwnId() {
        List<String> ids = pilot.events().stream()
                .flatMap(event -> event.content().stream())
                .map(content -> new EventFields(content).eventId())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(pilot.events().size());
    }

    @Test
    void shouldGroupTheRowsOfOnePostureIntoOneReadingAsCollected() {
        VitalSigns lying = pilot.all(VitalSigns.class).stream()
                .filter(reading -> reading.getPatientId().equals("01-701-1015"))
                .filter(reading -> "SCREENING 1".equals(reading.getVisit()) && "SUPINE".equals(reading.getPosition()))
                .findFirst()
                .orElseThrow();

        assertThat(lying.getBpDiastolic()).isEqualTo(new Quantity(64.0, "mmHg"));
        assertThat(lying.getBpSystolic()).isEqualTo(new Quantity(131.0, "mmHg"));
        assertThat(lying.getHeartRate().getUnit()).isEqualTo("beats/min");
        assertThat(lying.getTimepoint()).isEqualTo("AFTER LYING DOWN FOR 5 MINUTES");
        assertThat(lying.getEventTime()).isEqualTo(Instant.parse("2013-12-26T00:00:00Z"));
        assertThat(lying.getEventTimePrecision()).isEqualTo(TimePrecision.DAY);
        assertThat(lying.getStudyId()).isEqualTo("CDISCPILOT01");
        assertThat(lying.getSiteId()).isEqualTo("701");
    }

    @Test
    void shouldKeepTheCollectedUnitOfTemperatureAndWeight() {
        List<VitalSigns> readings = pilot.all(VitalSigns.class);

        assertThat(readings.stream().filter(reading -> hasUnit(reading.getTemperature(), "F")))
                .hasSize(2_713);
        assertThat(readings.stream().filter(reading -> hasUnit(reading.getWeight(), "LB")))
                .hasSize(2_049);
    }

    @Test
    void shouldSendABoundWithItsComparator() {
        List<LabResult> bounds = pilot.all(LabResult.class).stream()
                .filter(result -> "BILI".equals(result.getCode()) && result.getComparator() != null)
                .toList();

        assertThat(bounds).hasSize(5).allSatisfy(result -> {
            assertThat(result.getComparator()).isEqualTo("<");
            assertThat(result.getValue()).isEqualTo(0.2);
            assertThat(result.getValueText()).isEqualTo("<0.2");
        });
    }

    @Test
    void shouldSayThatAcidityWasMeasuredInUrineAndSendWordsAsWords() {
        List<LabResult> results = pilot.all(LabResult.class);

        assertThat(results)
                .filteredOn(result -> result.getCode().equals("PH"))
                .hasSize(874)
                .allMatch(result -> "URINE".equals(result.getSpecimen()));
        assertThat(results)
                .filteredOn(result -> result.getCode().equals("COLOR"))
                .allMatch(result -> result.getValue() == null && "N".equals(result.getValueText()));
    }

    @Test
    void shouldTakeReportsOfOneSponsorIdAsVersionsInOrderOfTheirDates() {
        Map<String, List<AdverseEvent>> byIdentity = pilot.all(AdverseEvent.class).stream()
                .collect(Collectors.groupingBy(report -> report.getPatientId() + "/" + report.getAdverseEventId()));

        assertThat(byIdentity).hasSize(882).allSatisfy((identity, reports) -> {
            List<AdverseEvent> ordered = reports.stream()
                    .sorted(Comparator.comparing(AdverseEvent::getVersion))
                    .toList();
            assertThat(ordered).extracting(AdverseEvent::getReportedAt).isSorted();
            assertThat(ordered.get(0).getVersion()).isEqualTo(1);
            assertThat(ordered.get(ordered.size() - 1).getVersion()).isEqualTo(ordered.size());
        });
    }

    @Test
    void shouldSendTheCriteriaOfSeriousnessBesideWhatWasReported() {
        List<AdverseEvent> reports = pilot.all(AdverseEvent.class);

        assertThat(reports).filteredOn(AdverseEvent::getHospitalisation).hasSize(29);
        assertThat(reports).filteredOn(AdverseEvent::getResultsInDeath).hasSize(3);
        // Cancer, a criterion of older SDTM versions.
        assertThat(reports)
                .filteredOn(report -> Boolean.TRUE.equals(report.getMedicallyImportant()))
                .hasSize(3);
        assertThat(reports).filteredOn(AdverseEvent::getSeriousAsReported).hasSize(3);
        assertThat(reports)
                .filteredOn(report -> report.getSeverity() == Severity.SEVERE)
                .hasSize(40);
        assertThat(reports)
                .filteredOn(report -> report.getEventTimePrecision() == TimePrecision.YEAR)
                .hasSize(11);
    }

    @Test
    void shouldTellASubjectAsItBecameKnown() {
        List<Subject> versions = pilot.all(Subject.class).stream()
                .filter(subject -> subject.getPatientId().equals("01-701-1015"))
                .toList();

        assertThat(versions).extracting(Subject::getVersion).containsExactly(1, 2, 3, 4);
        Subject enrolled = versions.get(0);
        assertThat(enrolled.getSex()).isEqualTo(Sex.FEMALE);
        assertThat(enrolled.getAgeYears()).isEqualTo(63);
        assertThat(enrolled.getEnrolledAt()).isEqualTo(enrolled.getEventTime());
        assertThat(enrolled.getArm()).isNull();
        assertThat(enrolled.getLastDoseAt()).isNull();
        assertThat(enrolled.getDiscontinuedAt()).isNull();
        Subject last = versions.get(3);
        assertThat(last.getArm()).isEqualTo("Placebo");
        assertThat(last.getDiscontinuedAt()).isEqualTo(Instant.parse("2014-07-02T11:45:00Z"));
    }

    @Test
    void shouldNotKnowOfADeathBeforeItHappened() {
        assertThat(pilot.all(Subject.class))
                .filteredOn(subject -> subject.getDiedAt() != null)
                .isNotEmpty()
                .allMatch(subject -> !subject.getEventTime().isBefore(subject.getDiedAt()));
    }

    @Test
    void shouldChooseTheFirstSubjectsAndCountTheOthers() throws IOException {
        SourceReading two = SourceReading.of(source(2, "demo-"));

        assertThat(two.events())
                .extracting(event -> new String(event.key().get(), StandardCharsets.UTF_8))
                .containsOnly("demo-01-701-1015", "demo-01-701-1023");
        assertThat(two.skipped()).containsEntry("dm: subject not selected", 304L);
    }

    @Test
    void shouldRefuseAFolderWithoutDemographics(@TempDir Path folder) {
        SdtmSource source = new SdtmSource(new SdtmDirectory(folder, ZoneOffset.UTC), 1, null, "");

        assertThatThrownBy(() -> SourceReading.of(source))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining("no demographics");
    }

    private static SdtmSource source(long limit, String prefix) {
        return new SdtmSource(new SdtmDirectory(PILOT, ZoneOffset.UTC), limit, null, prefix);
    }

    private static boolean hasUnit(Quantity quantity, String unit) {
        return quantity != null && unit.equals(quantity.getUnit());
    }

    private static Stream<Quantity> quantities(VitalSigns reading) {
        return Stream.of(
                reading.getHeartRate(),
                reading.getBpSystolic(),
                reading.getBpDiastolic(),
                reading.getTemperature(),
                reading.getWeight(),
                reading.getHeight());
    }
}
