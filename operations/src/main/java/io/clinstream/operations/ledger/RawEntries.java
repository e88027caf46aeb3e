package io.clinstream.operations.ledger;

import io.clinstream.clinical.Analyte;
import io.clinstream.contract.ReleaseHeaders;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.schema.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notes down raw records, one row per measurement. */
final class RawEntries implements Consumer<ConsumerRecord<byte[], byte[]>> {

    static final String RECORD = "record";
    static final String UNKNOWN_CODE = "unknown_code";
    static final String END_OF_LOAD = "end_of_load";
    static final String ADVERSE_EVENT = "adverse_event";
    static final String SUBJECT = "subject";

    /** Fields of a reading that are no quantity, and yet measured. */
    private static final Set<String> OBSERVED = Set.of("consciousness", "supplemental_o2");

    private final LedgerBook.Writer writer;
    private final AvroDecoder decoder;
    private final Topics topics;

    RawEntries(LedgerBook.Writer writer, AvroDecoder decoder, Topics topics) {
        this.writer = writer;
        this.decoder = decoder;
        this.topics = topics;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> row) {
        String patient = row.key() == null ? null : new String(row.key(), StandardCharsets.UTF_8);
        boolean released = row.headers().lastHeader(ReleaseHeaders.RELEASED_FROM) != null;
        for (String code : codes(row)) {
            writer.add(row.topic(), row.partition(), row.offset(), patient, code, released);
        }
    }

    private List<String> codes(ConsumerRecord<byte[], byte[]> row) {
        Optional<GenericRecord> value = decoded(row);
        String expected = topics.raw().stream()
                .filter(topic -> topic.name().equals(row.topic()))
                .map(topic -> topic.schema().orElseThrow().getName())
                .findFirst()
                .orElseThrow();
        if (value.isEmpty() || !value.get().getSchema().getName().equals(expected)) {
            return List.of(RECORD);
        }
        if (row.topic().equals(topics.vitals().name())) {
            return reading(value.get());
        }
        if (row.topic().equals(topics.labs().name())) {
            return List.of(analyte(value.get()));
        }
        return List.of(row.topic().equals(topics.subjects().name()) ? SUBJECT : ADVERSE_EVENT);
    }

    private Optional<GenericRecord> decoded(ConsumerRecord<byte[], byte[]> row) {
        if (row.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoder.decode(row.value()));
        } catch (UndecodableException | UnknownSchemaException poison) {
            return Optional.empty();
        }
    }

    private static List<String> reading(GenericRecord reading) {
        List<String> codes = VitalSigns.getClassSchema().getFields().stream()
                .filter(field -> OBSERVED.contains(field.name())
                        || field.schema().toString().contains("Quantity"))
                .map(field -> field.name())
                .filter(name -> reading.hasField(name) && reading.get(name) != null)
                .toList();
        if (codes.isEmpty()) {
            return List.of(Boolean.TRUE.equals(reading.get(END_OF_LOAD)) ? END_OF_LOAD : RECORD);
        }
        return codes;
    }

    private static String analyte(GenericRecord result) {
        Object specimen = result.get("specimen");
        return analyte(String.valueOf(result.get("code")), specimen == null ? null : specimen.toString());
    }

    /** The canonical name behind a code that is ours, LOINC or SDTM. */
    static String analyte(String code, @org.jspecify.annotations.Nullable String specimen) {
        return Analyte.ofCode(code)
                .or(() -> Analyte.ofLoinc(code))
                .or(() -> Analyte.ofSdtm(code, specimen))
                .map(Analyte::code)
                .orElse(UNKNOWN_CODE);
    }
}
