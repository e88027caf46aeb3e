package io.clinstream.features.api;

import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.FeatureGroup;
import io.clinstream.engine.catalog.Window;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The catalogue: what every feature means. */
final class CatalogueRoutes {

    private static final FeatureCatalog CATALOG = FeatureCatalog.current();

    private CatalogueRoutes() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/catalogue", CatalogueRoutes::catalogue),
                Endpoint.get("/catalogue/{feature}", CatalogueRoutes::feature));
    }

    /**
     * A feature by its name.
     *
     * @throws Problem 404 there is none
     */
    static Feature named(String name) {
        return CATALOG.find(name)
                .orElseThrow(() -> Problem.of(
                                404, "unknown-feature", "Unknown feature", "no feature has this name: see /catalogue")
                        .with("field", "feature"));
    }

    private static void catalogue(Exchange exchange) {
        Parameters parameters = Parameters.of(exchange, Set.of("group", "window", "prefix"), Set.of());
        List<String> groups = names(FeatureGroup.values(), FeatureGroup::name);
        List<String> windows = names(Window.values(), Window::label);
        String group = chosen(parameters, "group", groups);
        String window = chosen(parameters, "window", windows);
        String prefix = parameters.text("prefix").orElse("");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("feature_set", CATALOG.featureSet());
        body.put("semantics_version", FeatureCatalog.SEMANTICS_VERSION);
        body.put(
                "features",
                CATALOG.features().stream()
                        .filter(feature ->
                                group.isEmpty() || feature.group().name().equals(group))
                        .filter(feature ->
                                window.isEmpty() || feature.window().label().equals(window))
                        .filter(feature -> feature.name().startsWith(prefix))
                        .map(CatalogueRoutes::described)
                        .toList());
        Tags.reply(exchange, CATALOG.featureSet(), body);
    }

    private static void feature(Exchange exchange) {
        Parameters.of(exchange, Set.of(), Set.of("feature"));
        Map<String, Object> body = described(named(exchange.pathParam("feature")));
        body.put("feature_set", CATALOG.featureSet());
        Tags.reply(exchange, CATALOG.featureSet(), body);
    }

    private static <E> List<String> names(E[] all, Function<E, String> name) {
        return Arrays.stream(all).map(name).toList();
    }

    private static String chosen(Parameters parameters, String name, List<String> all) {
        String text = parameters.text(name).orElse("");
        if (!text.isEmpty() && !all.contains(text)) {
            throw Parameters.broken(name, text, "must be one of " + all);
        }
        return text;
    }

    private static Map<String, Object> described(Feature feature) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", feature.id());
        described.put("name", feature.name());
        described.put("group", feature.group().name());
        described.put("group_title", feature.group().title());
        described.put("unit", feature.unit());
        described.put("window", feature.window().label());
        described.put("meaning", feature.meaning());
        described.put("reason", feature.reason());
        described.put("null_rule", feature.nullRule().words());
        described.put("runs_with_clock", feature.runsWithClock());
        described.put("since", feature.since());
        return described;
    }
}
