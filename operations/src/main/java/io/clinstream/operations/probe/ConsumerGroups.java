package io.clinstream.operations.probe;

/** Consumer groups of the applications, as those declare them. */
final class ConsumerGroups {

    static final String INTAKE = "clinstream-intake";
    static final String FEATURES = "clinstream-features";
    static final String BRONZE = "clinstream-bronze";
    static final String SILVER = "clinstream-silver";

    private ConsumerGroups() {}
}
