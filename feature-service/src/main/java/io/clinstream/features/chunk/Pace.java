package io.clinstream.features.chunk;

/** How soon the object with a row in it should exist. */
public enum Pace {
    /** It happens now and somebody waits for it: {@link Rotation.Ages#live}. */
    LIVE,
    /** Of a historical load: few large objects serve readers better than early ones. */
    LOAD,
    /** Time passed and nothing else happened: it hastens nothing. */
    TICK
}
