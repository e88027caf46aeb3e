package io.clinstream.training.boost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** XGBoost's model document. */
final class XgboostJson {

    private XgboostJson() {}

    /** The model with its first trees only, and no attribute: what was best on the validation part. */
    static byte[] firstTrees(byte[] model, int trees) {
        try {
            ObjectNode document = (ObjectNode) Json.MAPPER.readTree(model);
            ObjectNode grown = (ObjectNode) document.at("/learner/gradient_booster/model");
            cut((ArrayNode) grown.required("trees"), trees);
            cut((ArrayNode) grown.required("tree_info"), trees);
            if (grown.get("iteration_indptr") instanceof ArrayNode ends) {
                cut(ends, trees + 1);
            }
            ((ObjectNode) grown.required("gbtree_model_param")).put("num_trees", String.valueOf(trees));
            ((ObjectNode) document.required("learner")).set("attributes", Json.MAPPER.createObjectNode());
            return Json.MAPPER.writeValueAsBytes(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("XGBoost's own document cannot be read", unreadable);
        }
    }

    private static void cut(ArrayNode list, int size) {
        for (int index = list.size() - 1; index >= size; index--) {
            JsonNode removed = list.remove(index);
            if (removed == null) {
                throw new IllegalStateException("a list of " + list.size() + " has no item " + index);
            }
        }
    }
}
