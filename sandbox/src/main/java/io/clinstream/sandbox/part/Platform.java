package io.clinstream.sandbox.part;

import java.util.Locale;

/** The kinds of machine that the native programs exist for. */
enum Platform {
    LINUX_AMD64,
    LINUX_ARM64,
    MAC_AMD64,
    MAC_ARM64,
    OTHER;

    /** The machine this JVM runs on. */
    static Platform ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Translates the JVM's names. */
    static Platform of(String system, String processor) {
        boolean arm = processor.equals("aarch64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (name.startsWith("mac") && (arm || intel)) {
            return arm ? MAC_ARM64 : MAC_AMD64;
        }
        return OTHER;
    }

    /** The machine in words, for messages. */
    static String description() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }
}
