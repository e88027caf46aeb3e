package io.clinstream.platform.http;

/** Answers one kind of request; throws {@link Problem} to refuse it. */
@FunctionalInterface
public interface Route {

    /** Answers by one of the exchange's reply methods. */
    void serve(Exchange exchange);
}
