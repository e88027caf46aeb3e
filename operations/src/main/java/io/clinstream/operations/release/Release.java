package io.clinstream.operations.release;

import io.clinstream.contract.ReleaseHeaders;
import io.clinstream.operations.release.Letter.Place;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Who sends refused records back, and why.
 *
 * @param id id of this run
 * @param by who
 * @param why in that person's words
 */
record Release(String id, String by, String why) {

    /** Headers of the record sent again. */
    Headers ofRecord(Letter letter) {
        Headers headers = common();
        put(headers, ReleaseHeaders.RELEASED_FROM, letter.place().toString());
        put(headers, ReleaseHeaders.ORIGIN, letter.origin().toString());
        return headers;
    }

    /** Headers of the note beside a letter. */
    Headers ofNote(Letter letter, Place sentTo) {
        Headers headers = common();
        put(
                headers,
                ReleaseHeaders.RELEASED_LETTER,
                Long.toString(letter.place().offset()));
        put(headers, ReleaseHeaders.RELEASED_TO, letter.topic() + " " + sentTo);
        return headers;
    }

    private Headers common() {
        Headers headers = new RecordHeaders();
        put(headers, ReleaseHeaders.RELEASE_ID, id);
        put(headers, ReleaseHeaders.RELEASED_BY, by);
        put(headers, ReleaseHeaders.RELEASED_WHY, why);
        return headers;
    }

    private static void put(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
