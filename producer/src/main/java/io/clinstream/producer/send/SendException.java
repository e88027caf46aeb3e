package io.clinstream.producer.send;

/** Sending cannot go on: the broker, a topic or the registry is not there. The message is one sentence for a person. */
public final class SendException extends RuntimeException {

    /** With its cause, which is logged and not shown. */
    public SendException(String message, Throwable cause) {
        super(message, cause);
    }
}
