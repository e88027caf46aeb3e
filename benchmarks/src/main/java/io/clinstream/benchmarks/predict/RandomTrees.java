package io.clinstream.benchmarks.predict;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Boosted trees of the size of a real model, as XGBoost would write them: full trees of depth 5 over 200 features, split
 * at values that the vectors have. What they say means nothing; what they cost is what it costs. The same every time.
 */
final class RandomTrees {

    /** How many trees. */
    static final int TREES = 300;

    /** Splits from root to leaf. */
    static final int DEPTH = 5;

    /** How many features. */
    static final int INPUTS = 200;

    private static final int SPLITS = (1 << DEPTH) - 1;
    private static final int NODES = 2 * SPLITS + 1;
    private static final double LEAF = 0.03;
    private static final int COVER = 4_096;

    private final SplittableRandom random = new SplittableRandom(300);
    private final List<Map<String, Double>> vectors;
    private final List<String> inputs;

    /** Trees over features that these vectors have, and few that none of them has. */
    RandomTrees(List<OnlineVector> stock) {
        this.vectors = stock.stream().map(RandomTrees::features).toList();
        TreeSet<String> present = new TreeSet<>();
        vectors.forEach(vector -> present.addAll(vector.keySet()));
        Stream<String> absent =
                FeatureCatalog.current().features().stream().map(Feature::name).filter(name -> !present.contains(name));
        this.inputs = Stream.concat(present.stream(), absent).limit(INPUTS).toList();
    }

    /** The features, in the order of the inputs. */
    List<String> inputs() {
        return inputs;
    }

    /** The file {@code trees.json}. */
    byte[] json() {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            trees.add(tree(tree));
        }
        Map<String, Object> learner = Map.of(
                "gradient_booster",
                Map.of("name", "gbtree", "model", Map.of("trees", trees)),
                "learner_model_param",
                Map.of(
                        "base_score",
                        "3E-2",
                        "num_class",
                        "0",
                        "num_feature",
                        Integer.toString(inputs.size()),
                        "num_target",
                        "1"),
                "objective",
                Map.of("name", "binary:logistic"));
        try {
            return Json.MAPPER
                    .writeValueAsString(Map.of("learner", learner, "version", List.of(3, 0, 4)))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> tree(int id) {
        int[] left = new int[NODES];
        int[] right = new int[NODES];
        int[] feature = new int[NODES];
        double[] condition = new double[NODES];
        int[] defaultLeft = new int[NODES];
        double[] cover = new double[NODES];
        cover[0] = COVER;
        Arrays.fill(left, -1);
        Arrays.fill(right, -1);
        for (int node = 0; node < NODES; node++) {
            if (node >= SPLITS) {
                condition[node] = (float) (LEAF * (2 * random.nextDouble() - 1));
                continue;
            }
            left[node] = 2 * node + 1;
            right[node] = 2 * node + 2;
            feature[node] = feature();
            condition[node] = (float) threshold(inputs.get(feature[node]));
            defaultLeft[node] = random.nextInt(2);
            cover[left[node]] = (float) (cover[node] * (0.2 + 0.6 * random.nextDouble()));
            cover[right[node]] = (float) (cover[node] - cover[left[node]]);
        }
        return Map.of(
                "id",
                id,
                "tree_param",
                Map.of("num_nodes", Integer.toString(NODES), "size_leaf_vector", "1"),
                "left_children",
                left,
                "right_children",
                right,
                "split_indices",
                feature,
                "split_conditions",
                condition,
                "default_left",
                defaultLeft,
                "sum_hessian",
                cover,
                "categories",
                List.of());
    }

    /** Few features do most of the work, as in real models. */
    private int feature() {
        double skewed = Math.pow(random.nextDouble(), 2);
        return (int) (skewed * inputs.size());
    }

    private double threshold(String name) {
        Double value = vectors.get(random.nextInt(vectors.size())).get(name);
        return value == null ? 0 : value;
    }

    private static Map<String, Double> features(OnlineVector vector) {
        try {
            String json = Objects.requireNonNull(vector.fields().get(OnlineFields.FEATURES));
            Map<String, Double> features = new HashMap<>();
            Json.MAPPER.readTree(json).properties().forEach(feature -> {
                if (feature.getValue().isNumber()) {
                    features.put(feature.getKey(), feature.getValue().doubleValue());
                }
            });
            return features;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
