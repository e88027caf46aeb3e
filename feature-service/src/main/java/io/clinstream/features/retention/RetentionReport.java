package io.clinstream.features.retention;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * What a sweep did.
 *
 * @param dryRun whether it only looked
 * @param objects objects removed, in a dry run those that would be
 * @param bytes their size
 * @param folders objects per top folder
 * @param needed objects as old that stay because a manifest needs them
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RetentionReport(boolean dryRun, long objects, long bytes, Map<String, Long> folders, long needed) {

    /** Copies the counts. */
    public RetentionReport {
        folders = Map.copyOf(folders);
    }
}
