package io.clinstream.sandbox.demo;

import io.clinstream.sandbox.EmbeddedStack;

/** What a newcomer can look at while the demonstration runs. */
final class WhereToLook {

    private WhereToLook() {}

    static String text(EmbeddedStack stack) {
        String data = "--data-dir " + stack.dataDirectory();
        return String.join(
                "\n",
                "",
                "Where to look, from another terminal:",
                "  " + stack.addresses().predictionApiUrl() + "/    the page: patients by risk",
                "  " + stack.addresses().featureServiceUrl() + "/patients/" + DemoOptions.WATCHED + "/features",
                "  scripts/predict.sh " + data + " " + DemoOptions.WATCHED,
                "  scripts/redis.sh " + data + " HGETALL patient:" + DemoOptions.WATCHED + ":features",
                "  scripts/sql.sh " + data + " \"SELECT patient_id, status, prediction_score FROM predictions"
                        + " ORDER BY timestamp DESC LIMIT 5\"",
                "  scripts/ls.sh " + data + " processed/",
                "  scripts/health-check.sh " + data,
                "");
    }
}
