package io.clinstream.engine.catalog;

/** The catalogue as a page to read: {@code docs/generated/features.md}. */
public final class CatalogPage {

    private CatalogPage() {}

    /** The page in Markdown, lines ending in a line feed. */
    public static String markdown(FeatureCatalog catalog) {
        StringBuilder page = new StringBuilder("# Features\n\n");
        page.append("Generated from the feature catalogue; a test keeps it equal. ");
        page.append("Definitions and edge cases: [semantics](../semantics.md).\n\n");
        page.append("- features: ").append(catalog.size()).append('\n');
        page.append("- feature set: `").append(catalog.featureSet()).append("`\n");
        page.append("- fingerprint: `").append(catalog.fingerprint()).append("`\n");
        page.append("- semantics version: ")
                .append(FeatureCatalog.SEMANTICS_VERSION)
                .append('\n');
        page.append("- type of every feature: ").append(FeatureCatalog.TYPE).append('\n');
        for (FeatureGroup group : FeatureGroup.values()) {
            chapter(page, catalog, group);
        }
        return page.toString();
    }

    private static void chapter(StringBuilder page, FeatureCatalog catalog, FeatureGroup group) {
        page.append("\n## ").append(group.title()).append("\n\n");
        page.append("| id | name | window | unit | null rule | meaning | reason | since |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (Feature feature : catalog.features()) {
            if (feature.group() == group) {
                page.append("| ").append(feature.id());
                page.append(" | `").append(feature.name()).append('`');
                page.append(" | ").append(feature.window().label());
                page.append(" | `").append(feature.unit()).append('`');
                page.append(" | ").append(feature.nullRule().words());
                page.append(" | ").append(feature.meaning());
                page.append(" | ").append(feature.reason());
                page.append(" | ").append(feature.since()).append(" |\n");
            }
        }
    }
}
