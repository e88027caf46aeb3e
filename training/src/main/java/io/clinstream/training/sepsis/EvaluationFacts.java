package io.clinstream.training.sepsis;

import java.util.List;
import java.util.Map;

/**
 * What the figures were made from.
 *
 * @param dataSha256 of the patients' files
 * @param splitSha256 of the committed split
 * @param featureSet fingerprint of the vectors
 * @param vectors vectors in the files of the offline store
 * @param inputs features that models could read
 * @param excluded features they could not, with the reason
 * @param parts what each part holds
 * @param models each scorer's name and description
 * @param commit of the program; "unknown" where not told
 * @param madeAt ISO 8601
 */
record EvaluationFacts(
        String dataSha256,
        String splitSha256,
        String featureSet,
        long vectors,
        List<String> inputs,
        Map<String, String> excluded,
        List<PartFigures> parts,
        Map<String, String> models,
        String commit,
        String madeAt) {}
