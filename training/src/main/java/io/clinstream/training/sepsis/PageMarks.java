package io.clinstream.training.sepsis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two lines of a Markdown page between which a program writes.
 *
 * @param begin after this line the figures begin
 * @param end before this line they end
 */
record PageMarks(String begin, String end) {

    /**
     * Replaces what stands between the marks.
     *
     * @throws IOException if the page cannot be read or lacks a mark
     */
    void replace(Path page, String figures) throws IOException {
        String before = Files.readString(page);
        int from = before.indexOf(begin);
        int to = before.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " must hold the lines \"" + begin + "\" and \"" + end + "\"");
        }
        Files.writeString(
                page, before.substring(0, from + begin.length()) + "\n\n" + figures + "\n" + before.substring(to));
    }
}
