package io.clinstream.models.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clinstream.models.InvalidModelException;
import java.io.IOException;
import java.util.List;

/**
 * The numbers of a logistic regression: the file {@code logistic.json}.
 *
 * @param intercept margin at every mean without a missing input
 * @param terms one per input, in the order of the inputs
 */
public record LogisticTerms(double intercept, List<Term> terms) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Copies the list. */
    public LogisticTerms {
        if (terms == null) {
            throw new InvalidModelException("terms", "absent", "must be given");
        }
        terms = List.copyOf(terms);
    }

    /**
     * One input.
     *
     * @param input the feature
     * @param median stands for a null value
     * @param mean of the training data, imputed
     * @param deviation standard deviation of the same, above 0
     * @param weight of the standardised value
     * @param missingWeight added where the value is null
     * @param missingShare share of null values in the training data, 0 to 1
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Term(
            String input,
            double median,
            double mean,
            double deviation,
            double weight,
            double missingWeight,
            double missingShare) {}

    /**
     * Reads the file.
     *
     * @throws InvalidModelException it is no such file
     */
    public static LogisticTerms read(byte[] json) {
        try {
            return MAPPER.readValue(json, LogisticTerms.class);
        } catch (IOException wrong) {
            throw new InvalidModelException("logistic.json", "unreadable", "must hold intercept and terms");
        }
    }

    /** The file. */
    public byte[] write() {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("terms are plain data", impossible);
        }
    }

    void requireInputs(List<String> inputs) {
        List<String> own = terms.stream().map(Term::input).toList();
        if (!own.equals(inputs)) {
            throw new InvalidModelException(
                    "logistic.json terms", own.size() + " inputs", "must be of the manifest's inputs in their order");
        }
    }

    void check() {
        require(Double.isFinite(intercept), "intercept", intercept, "must be a number");
        for (Term term : terms) {
            require(Double.isFinite(term.median()), term.input() + ".median", term.median(), "must be a number");
            require(Double.isFinite(term.mean()), term.input() + ".mean", term.mean(), "must be a number");
            require(
                    Double.isFinite(term.deviation()) && term.deviation() > 0,
                    term.input() + ".deviation",
                    term.deviation(),
                    "must be a number above 0");
            require(Double.isFinite(term.weight()), term.input() + ".weight", term.weight(), "must be a number");
            require(
                    Double.isFinite(term.missingWeight()),
                    term.input() + ".missing_weight",
                    term.missingWeight(),
                    "must be a number");
            require(
                    term.missingShare() >= 0 && term.missingShare() <= 1,
                    term.input() + ".missing_share",
                    term.missingShare(),
                    "must be from 0 to 1");
        }
    }

    private static void require(boolean holds, String field, double value, String rule) {
        if (!holds) {
            throw new InvalidModelException("logistic.json " + field, String.valueOf(value), rule);
        }
    }
}
