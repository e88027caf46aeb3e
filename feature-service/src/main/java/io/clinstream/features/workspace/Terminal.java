package io.clinstream.features.workspace;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person watches. */
final class Terminal {

    private Terminal() {}

    /**
     * Whether standard input and output are a terminal. From Java 22 on there always is a console, which says so itself;
     * before, there is one only at a terminal.
     */
    @SuppressWarnings("SystemConsoleNull") // The newer answer is asked for below.
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unknown) {
            return false;
        }
    }
}
