package io.clinstream.prediction.idempotency;

/**
 * An answer as it goes out.
 *
 * @param json the bytes, the same every time
 * @param isReplay whether it was given before
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes go to the socket as they are.
public record GivenAnswer(byte[] json, boolean isReplay) {}
