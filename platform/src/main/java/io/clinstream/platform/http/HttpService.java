package io.clinstream.platform.http;

import io.clinstream.platform.metrics.Metrics;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HttpString;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP port of an application: routes, {@code /health}, {@code /metrics}; errors after RFC 9457, nothing cached,
 * nothing of the inside shown.
 */
public final class HttpService implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpService.class);
    private static final int WORKERS = 16;
    private static final int IDLE_MILLIS = 30_000;

    private final Undertow server;

    private HttpService(Undertow server) {
        this.server = server;
    }

    /** Starts to describe a service on an address and port; port 0 takes a free one. */
    public static Builder builder(String host, int port) {
        return new Builder(host, port);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop();
    }

    /** Routes being gathered. */
    public static final class Builder {

        private final String host;
        private final int port;
        private final RoutingHandler routes = new RoutingHandler(false);
        private final List<String> operations = new ArrayList<>();

        private Builder(String host, int port) {
            this.host = host;
            this.port = port;
            routes.setFallbackHandler(
                    guarded(refuse(404, "unknown-route", "Not found", "there is nothing at this path")));
            routes.setInvalidMethodHandler(
                    guarded(refuse(405, "wrong-method", "Method not allowed", "this path has other methods")));
        }

        /** Answers GET on a path template such as {@code /patients/{id}}. */
        public Builder get(String template, Route route) {
            routes.get(template, guarded(route));
            operations.add("GET " + template);
            return this;
        }

        /** Answers POST on a path template. */
        public Builder post(String template, Route route) {
            routes.post(template, guarded(route));
            operations.add("POST " + template);
            return this;
        }

        /** Method and path template of every route so far, in the order they were added. */
        public List<String> operations() {
            return List.copyOf(operations);
        }

        /** Serves {@code /health}: 200 when ready, else 503. */
        public Builder health(Supplier<Health> health) {
            return get("/health", exchange -> {
                Health now = health.get();
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("status", now.ready() ? "UP" : "DOWN");
                body.putAll(now.details());
                exchange.reply(now.ready() ? 200 : 503, body);
            });
        }

        /** Serves {@code /metrics} for Prometheus. */
        public Builder metrics(Metrics metrics) {
            return get("/metrics", exchange -> exchange.text(200, "text/plain; version=0.0.4", metrics.scrape()));
        }

        /**
         * Starts to listen.
         *
         * @throws IllegalStateException the port is taken
         */
        public HttpService start() {
            Undertow server = Undertow.builder()
                    .addHttpListener(port, host)
                    .setHandler(routes)
                    .setWorkerThreads(WORKERS)
                    .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                    .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                    .build();
            try {
                server.start();
            } catch (RuntimeException failed) {
                if (failed.getCause() instanceof BindException) {
                    throw new IllegalStateException("port " + port + " of " + host + " is taken", failed);
                }
                throw failed;
            }
            return new HttpService(server);
        }

        private static Route refuse(int status, String type, String title, String detail) {
            return exchange -> {
                throw Problem.of(status, type, title, detail);
            };
        }

        private static HttpHandler guarded(Route route) {
            return new BlockingHandler(undertow -> serve(route, undertow));
        }

        private static void serve(Route route, HttpServerExchange undertow) {
            undertow.getResponseHeaders().put(new HttpString("Cache-Control"), "no-store");
            undertow.getResponseHeaders().put(new HttpString("X-Content-Type-Options"), "nosniff");
            Exchange exchange = new Exchange(undertow);
            try {
                route.serve(exchange);
            } catch (Problem problem) {
                exchange.reply(problem);
            } catch (RuntimeException bug) {
                LOGGER.error("a request failed", bug);
                exchange.reply(Problem.of(500, "internal", "Internal error", "the request could not be answered"));
            }
        }
    }
}
