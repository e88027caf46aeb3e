package io.clinstream.stores;

/** Which version of the program runs, for manifests. */
public final class CodeVersion {

    private static final String UNPACKED = "development";

    private CodeVersion() {}

    /** The version in the manifest of our jar; {@code development} where the classes run unpacked. */
    public static String current() {
        String version = CodeVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }
}
