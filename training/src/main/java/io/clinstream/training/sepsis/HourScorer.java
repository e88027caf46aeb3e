package io.clinstream.training.sepsis;

import io.clinstream.training.data.LabelledRows;

/** Something that gives each row a probability that the onset comes within 24 hours. */
interface HourScorer {

    /** Name in the report. */
    String name();

    /** A probability for each row. */
    double[] probabilities(LabelledRows rows);

    /** What it is, in a few words. */
    String description();
}
