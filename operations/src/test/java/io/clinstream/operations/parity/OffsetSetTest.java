package io.clinstream.operations.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetSetTest {

    @Test
    void shouldBeASetOfOffsets() {
        // Given
        Random random = new Random(7);
        TreeSet<Long> left = new TreeSet<>();
        TreeSet<Long> right = new TreeSet<>();
        OffsetSet mine = new OffsetSet();
        OffsetSet theirs = new OffsetSet();

        // When
        for (int i = 0; i < 20_000; i++) {
            long offset = random.nextLong(3_000_000_000L, 3_000_200_000L);
            assertThat(mine.add(offset)).isEqualTo(left.add(offset));
            long other = random.nextLong(3_000_000_000L, 3_000_200_000L);
            theirs.add(other);
            right.add(other);
        }

        // Then
        List<Long> only = new ArrayList<>();
        mine.without(theirs, only::add);
        left.removeAll(right);
        assertThat(only).containsExactlyElementsOf(left);
        assertThat(theirs.size()).isEqualTo(right.size());
        assertThat(theirs.has(right.first())).isTrue();
        assertThat(theirs.has(1)).isFalse();
    }
}
