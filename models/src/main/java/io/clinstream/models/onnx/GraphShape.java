package io.clinstream.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.clinstream.models.InvalidModelException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;

/** Whether the tensors of a graph are those declared. */
final class GraphShape {

    /** Name of the file in a package. */
    static final String FILE = "model.onnx";

    /** Any number of rows. */
    static final int ANY = -1;

    private static final int MOST_ROWS = 4_096;

    private GraphShape() {}

    /**
     * How many rows a run takes: {@link #ANY}, or the fixed number.
     *
     * @throws InvalidModelException inputs or output are not those declared
     */
    static int check(OrtSession session, OnnxDeclaration declaration) throws OrtException {
        checkOutput(session.getOutputInfo(), declaration.output());
        return checkInput(session.getInputInfo(), declaration);
    }

    private static int checkInput(Map<String, NodeInfo> inputs, OnnxDeclaration declaration) {
        NodeInfo declared = inputs.get(declaration.input());
        if (declared == null || inputs.size() != 1) {
            throw new InvalidModelException(
                    FILE + " inputs",
                    new TreeSet<>(inputs.keySet()).toString(),
                    "the only input is " + declaration.input() + ", as onnx.input says");
        }
        int width = declaration.inputs().size();
        if (declared.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
                && tensor.getShape().length == 2
                && tensor.getShape()[1] == width
                && isRows(tensor.getShape()[0])) {
            return (int) tensor.getShape()[0];
        }
        throw new InvalidModelException(
                FILE + " input " + declaration.input(),
                text(declared),
                "it is FLOAT [rows, " + width + "]: one column for each of the " + width + " inputs declared");
    }

    private static boolean isRows(long rows) {
        return rows == ANY || (rows >= 1 && rows <= MOST_ROWS);
    }

    private static void checkOutput(Map<String, NodeInfo> outputs, String name) {
        NodeInfo declared = outputs.get(name);
        if (declared == null) {
            throw new InvalidModelException(
                    FILE + " outputs",
                    new TreeSet<>(outputs.keySet()).toString(),
                    "one of them is " + name + ", as onnx.output says");
        }
        if (!(declared.getInfo() instanceof TensorInfo tensor
                && tensor.type == OnnxJavaType.FLOAT
                && isColumn(tensor.getShape()))) {
            throw new InvalidModelException(
                    FILE + " output " + name,
                    text(declared),
                    "it is FLOAT [rows], [rows, 1], or [rows, 2] with the event in the second column");
        }
    }

    private static boolean isColumn(long[] shape) {
        return shape.length == 1 || (shape.length == 2 && (shape[1] == 1 || shape[1] == 2));
    }

    private static String text(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return tensor.type + " " + Arrays.toString(tensor.getShape()).replace("-1", "rows");
        }
        return "no tensor";
    }
}
