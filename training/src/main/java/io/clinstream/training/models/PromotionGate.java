package io.clinstream.training.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.json.Json;
import io.clinstream.training.data.LabelledRows;
import io.clinstream.training.evaluation.Comparison;
import io.clinstream.training.evaluation.PatientBootstrap;
import io.clinstream.training.evaluation.Scores;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a candidate is better than what is in production, on the same rows, by the functions that serve. */
final class PromotionGate {

    private static final String NEWS2 = "NEWS2";
    private static final String NEWS2_COLUMN = "news2_last";
    private static final long SEED = 1;
    private static final ObjectMapper FIGURES =
            Json.MAPPER.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final String name;
    private final ModelPackage candidate;
    private final TestRows rows;

    /**
     * A gate.
     *
     * @param name how answers would name the candidate
     * @param rows what it is measured on
     */
    PromotionGate(String name, ModelPackage candidate, TestRows rows) {
        this.name = name;
        this.candidate = candidate;
        this.rows = rows;
    }

    /** Compares with a registered version. */
    Verdict against(String served, ModelPackage production) {
        for (String input : production.manifest().inputs()) {
            if (FeatureCatalog.current().find(input).isEmpty()) {
                throw new NoComparisonException(served + " reads " + input + ", which is no feature any more");
            }
        }
        Set<String> columns = new LinkedHashSet<>(candidate.manifest().inputs());
        columns.addAll(production.manifest().inputs());
        LabelledRows read = rows.read(List.copyOf(columns));
        return compare(read, PackageScores.of(served, production, read));
    }

    /** Compares with the NEWS2 total. */
    Verdict againstNews2() {
        Set<String> columns = new LinkedHashSet<>(candidate.manifest().inputs());
        columns.add(NEWS2_COLUMN);
        LabelledRows read = rows.read(List.copyOf(columns));
        return compare(read, Scores.column(NEWS2, read, NEWS2_COLUMN));
    }

    private Verdict compare(LabelledRows read, Scores other) {
        if (read.positives() == 0 || read.positives() == read.size()) {
            throw new NoComparisonException("the " + read.size() + " rows of " + rows.source()
                    + " have one label only; nothing can be compared on them");
        }
        Comparison comparison =
                Comparison.of(PackageScores.of(name, candidate, read), other, read, PatientBootstrap.seeded(SEED));
        ObjectNode json = FIGURES.valueToTree(comparison);
        json.put("rows_of", rows.source()).put("rows_sha256", rows.sha256());
        return new Verdict(comparison.candidateIsBetter(), comparison.sentence(), json.toString());
    }
}
