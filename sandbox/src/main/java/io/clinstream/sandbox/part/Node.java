package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.process.Launch;

/** One part of the stack: how it is prepared, launched, and known to be ready. */
public interface Node {

    /** Which part this is. */
    Part part();

    /** Creates what the process needs on disk, once; then says how to launch it. */
    Launch prepare();

    /** True when the running process answers a real request; false, or any exception, means not yet. */
    boolean ready() throws Exception;
}
