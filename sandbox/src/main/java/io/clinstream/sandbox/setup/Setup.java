package io.clinstream.sandbox.setup;

/** Makes a part that has just become ready usable; doing it again changes nothing. */
public interface Setup {

    /** Creates what is missing. */
    void apply() throws Exception;
}
