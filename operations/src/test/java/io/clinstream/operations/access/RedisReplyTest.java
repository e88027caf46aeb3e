package io.clinstream.operations.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisReplyTest {

    @Test
    void shouldShowNestedRepliesWithNumbers() {
        Object reply = Arrays.asList(bytes("0"), List.of(bytes("key"), 3L), null);

        assertThat(RedisReply.lines(reply)).containsExactly("1) 0", "2) 1) key", "   2) (integer) 3", "3) (nil)");
        assertThat(RedisReply.json(reply)).hasToString("[\"0\",[\"key\",3],null]");
    }

    @Test
    void shouldShowAnEmptyListAsSuch() {
        assertThat(RedisReply.lines(List.of())).containsExactly("(empty)");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
