package io.clinstream.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.clinstream.models.InvalidModelException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A graph in ONNX Runtime: rows of inputs in, one probability a row out. On the CPU, one thread, deterministic kernels.
 * Safe for many threads; closing waits for the runs in hand.
 */
final class OnnxGraph implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final double SUM_TOLERANCE = 1e-3;

    private final OrtSession session;
    private final String input;
    private final String output;
    private final int width;
    private final int rowsPerRun;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxGraph(OrtSession session, OnnxDeclaration declaration) throws OrtException {
        this.session = session;
        this.input = declaration.input();
        this.output = declaration.output();
        this.width = declaration.inputs().size();
        this.rowsPerRun = GraphShape.check(session, declaration);
    }

    /**
     * Opens a graph and compares its tensors with what is declared.
     *
     * @throws InvalidModelException it is no ONNX model that can run here, or not the declared one
     */
    static OnnxGraph open(byte[] model, OnnxDeclaration declaration) {
        if (model.length == 0 || model.length > MOST_BYTES) {
            throw new InvalidModelException(
                    GraphShape.FILE, model.length + " bytes long", "a model has 1 to " + MOST_BYTES + " bytes");
        }
        CommandLine.requireShort();
        OrtSession session = session(model);
        try {
            return new OnnxGraph(session, declaration);
        } catch (OrtException | InvalidModelException refused) {
            close(session);
            throw refused instanceof InvalidModelException invalid ? invalid : unusable(refused);
        }
    }

    private static OrtSession session(byte[] model) {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "clinstream");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setDeterministicCompute(true);
            return environment.createSession(model, options);
        } catch (OrtException refused) {
            throw unusable(refused);
        }
    }

    private static InvalidModelException unusable(Exception refused) {
        return new InvalidModelException(
                GraphShape.FILE,
                "refused by ONNX Runtime (" + refused.getMessage() + ")",
                "it is one self-contained ONNX model of standard operators");
    }

    /**
     * Probabilities of rows; NaN where the graph answers none.
     *
     * @param rows row after row, {@code count * inputs} numbers
     * @throws IllegalStateException it is closed, or the run failed
     */
    double[] probabilities(float[] rows, int count) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the model is closed");
            }
            double[] probabilities = new double[count];
            int step = rowsPerRun == GraphShape.ANY ? count : rowsPerRun;
            for (int from = 0; from < count; from += step) {
                int to = Math.min(count, from + step);
                // A graph of a fixed number of rows gets rows of zeros behind the last ones.
                double[] some = run(Arrays.copyOfRange(rows, from * width, (from + step) * width), step);
                System.arraycopy(some, 0, probabilities, from, to - from);
            }
            return probabilities;
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime failed: " + failed.getMessage(), failed);
        } finally {
            open.readLock().unlock();
        }
    }

    private double[] run(float[] rows, int count) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), new long[] {count, width});
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            OnnxTensor answer = (OnnxTensor) result.get(0);
            float[] numbers = new float[answer.getFloatBuffer().remaining()];
            answer.getFloatBuffer().get(numbers);
            return perRow(numbers, count);
        }
    }

    /** One number a row, or two that sum to 1, of which the second is that of the event. */
    private static double[] perRow(float[] numbers, int count) {
        double[] probabilities = new double[count];
        Arrays.fill(probabilities, Double.NaN);
        for (int row = 0; row < count; row++) {
            if (numbers.length == count) {
                probabilities[row] = numbers[row];
            } else if (numbers.length == 2 * count
                    && Math.abs(numbers[2 * row] + (double) numbers[2 * row + 1] - 1) <= SUM_TOLERANCE) {
                probabilities[row] = numbers[2 * row + 1];
            }
        }
        return probabilities;
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                close(session);
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException("ONNX Runtime does not close a model", failed);
        }
    }
}
