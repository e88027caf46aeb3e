package io.clinstream.models.tree;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clinstream.models.InvalidModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * XGBoost's own JSON of a model, as version 3.0 writes it ({@code booster.toByteArray("json")}). What would be computed
 * in another way than here is refused: other boosters than gbtree, several classes, categorical splits, vector leaves.
 */
final class XgboostJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Objectives whose base score is a probability, and whose margin is the log-odds. */
    private static final Set<String> LOGISTIC = Set.of("binary:logistic", "reg:logistic", "binary:logitraw");

    private final JsonNode learner;

    private XgboostJson(JsonNode learner) {
        this.learner = learner;
    }

    static XgboostJson read(byte[] json) {
        try {
            return new XgboostJson(MAPPER.readTree(json).path("learner"));
        } catch (IOException noJson) {
            throw new InvalidModelException("trees", "no JSON", "must be XGBoost's JSON model");
        }
    }

    TreeEnsemble ensemble() {
        text("learner.gradient_booster.name", learner.path("gradient_booster").path("name"), Set.of("gbtree"));
        text("learner.objective.name", learner.path("objective").path("name"), LOGISTIC);
        JsonNode parameters = learner.path("learner_model_param");
        text("learner.learner_model_param.num_class", parameters.path("num_class"), Set.of("0", "1"));
        int inputs = count(parameters.path("num_feature"));
        JsonNode written = learner.path("gradient_booster").path("model").path("trees");
        List<Tree> trees = new ArrayList<>();
        for (JsonNode tree : written) {
            trees.add(tree("trees[" + trees.size() + "]", tree, inputs));
        }
        if (trees.isEmpty()) {
            throw new InvalidModelException("trees", "none", "a model needs a tree");
        }
        return new TreeEnsemble(inputs, base(parameters.path("base_score")), trees);
    }

    /** The base score, a probability, as the margin XGBoost starts from: in single precision, as XGBoost has it. */
    private static double base(JsonNode score) {
        String text = score.asText().replace("[", "").replace("]", "");
        try {
            float probability = Float.parseFloat(text);
            if (probability > 0 && probability < 1) {
                return (float) -StrictMath.log(1.0f / probability - 1.0f);
            }
        } catch (NumberFormatException none) {
            throw new InvalidModelException("base_score", text, "must be a number");
        }
        throw new InvalidModelException("base_score", text, "must lie between 0 and 1");
    }

    private static Tree tree(String name, JsonNode json, int inputs) {
        if (!json.path("categories").isEmpty()) {
            throw new InvalidModelException(name + ".categories", "given", "categorical splits are not supported");
        }
        String leafSize = json.path("tree_param").path("size_leaf_vector").asText("1");
        if (!leafSize.equals("0") && !leafSize.equals("1")) {
            throw new InvalidModelException(name + ".size_leaf_vector", leafSize, "vector leaves are not supported");
        }
        int nodes = json.path("left_children").size();
        float[] conditions = floats(name + ".split_conditions", json.path("split_conditions"), nodes);
        double[] values = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            values[node] = conditions[node];
        }
        float[] hessians = floats(name + ".sum_hessian", json.path("sum_hessian"), nodes);
        double[] covers = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            covers[node] = hessians[node];
        }
        Tree tree = new Tree(
                ints(name + ".left_children", json.path("left_children"), nodes),
                ints(name + ".right_children", json.path("right_children"), nodes),
                ints(name + ".split_indices", json.path("split_indices"), nodes),
                conditions,
                flags(name + ".default_left", json.path("default_left"), nodes),
                values,
                covers);
        if (nodes == 0) {
            throw new InvalidModelException(name, "empty", "a tree needs a node");
        }
        tree.check(name, inputs);
        return tree;
    }

    private static int[] ints(String field, JsonNode array, int nodes) {
        requireSize(field, array, nodes);
        int[] values = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            if (!array.get(node).isInt()) {
                throw new InvalidModelException(field, array.get(node).asText(), "must be a whole number");
            }
            values[node] = array.get(node).intValue();
        }
        return values;
    }

    /** Decimal text to the nearest float in one rounding: XGBoost writes the shortest text that reads back the same. */
    private static float[] floats(String field, JsonNode array, int nodes) {
        requireSize(field, array, nodes);
        float[] values = new float[nodes];
        for (int node = 0; node < nodes; node++) {
            if (!array.get(node).isNumber()) {
                throw new InvalidModelException(field, array.get(node).asText(), "must be a number");
            }
            values[node] = Float.parseFloat(array.get(node).asText());
        }
        return values;
    }

    private static boolean[] flags(String field, JsonNode array, int nodes) {
        requireSize(field, array, nodes);
        boolean[] values = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            JsonNode flag = array.get(node);
            values[node] = flag.isBoolean() ? flag.booleanValue() : flag.asInt() != 0;
        }
        return values;
    }

    private static void requireSize(String field, JsonNode array, int nodes) {
        if (!array.isArray() || array.size() != nodes) {
            throw new InvalidModelException(field, array.size() + " values", "must have one per node, " + nodes);
        }
    }

    private static void text(String field, JsonNode value, Set<String> allowed) {
        if (!allowed.contains(value.asText())) {
            throw new InvalidModelException(
                    field, value.asText("absent"), "must be one of " + new java.util.TreeSet<>(allowed));
        }
    }

    private static int count(JsonNode value) {
        if (!value.asText().matches("[1-9][0-9]{0,5}")) {
            throw new InvalidModelException("num_feature", value.asText(), "must be a number of inputs");
        }
        return Integer.parseInt(value.asText());
    }
}
