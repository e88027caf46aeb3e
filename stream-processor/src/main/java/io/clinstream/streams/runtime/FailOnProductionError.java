package io.clinstream.streams.runtime;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An output that cannot be written stops the thread: the transaction aborts and nothing is lost. No record is logged. */
public final class FailOnProductionError implements ProductionExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(FailOnProductionError.class);

    /** Made by Kafka Streams. */
    public FailOnProductionError() {}

    @Override
    public void configure(java.util.Map<String, ?> configs) {
        // There is nothing to configure.
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> output, Exception failure) {
        LOGGER.error(
                "task {} cannot write to {}: {}",
                context.taskId(),
                output.topic(),
                failure.getClass().getSimpleName());
        return Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // The interface's type.
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord output,
            Exception failure,
            SerializationExceptionOrigin origin) {
        LOGGER.error(
                "task {} cannot serialize the {} of a record for {}: {}",
                context.taskId(),
                origin,
                output.topic(),
                failure.getClass().getSimpleName());
        return Response.fail();
    }
}
