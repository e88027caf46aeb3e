package io.clinstream.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.training.SyntheticRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledRowsTest {

    @Test
    void shouldGiveBackWhatWasAdded() {
        LabelledRows rows = LabelledRows.builder(List.of("a", "sex_male"), 0)
                .add(new RowKey("P1", "S", "one", 10), true, new float[] {1.5f, 1})
                .add(new RowKey("P1", "S", "two", 20), false, new float[] {Float.NaN, 0})
                .add(new RowKey("P2", "S", "one", 5), false, new float[] {3, Float.NaN})
                .build();

        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.positives()).isEqualTo(1);
        assertThat(rows.patientCount()).isEqualTo(2);
        assertThat(rows.positivePatients()).isEqualTo(1);
        assertThat(rows.inputs(0, rows.places(List.of("sex_male", "a")))).containsExactly(1, 1.5);
        assertThat(rows.value(1, 0)).isNaN();
        assertThat(rows.patientId(2)).isEqualTo("P2");
        assertThat(rows.site(1)).isEqualTo("two");
        assertThat(rows.instant(1)).isEqualTo(20);
        assertThat(List.of(rows.sex(0), rows.sex(1), rows.sex(2)))
                .containsExactly(Sex.MALE, Sex.FEMALE, Sex.NOT_RECORDED);
    }

    @Test
    void shouldGrowWhenMoreRowsComeThanExpected() {
        LabelledRows.Builder builder = LabelledRows.builder(List.of("a"), 1);

        for (int row = 0; row < 1000; row++) {
            builder.add(new RowKey("P" + row, "", "", row), row % 2 == 0, new float[] {row});
        }

        assertThat(builder.build().value(999, 0)).isEqualTo(999);
        assertThat(builder.build().positives()).isEqualTo(500);
    }

    @Test
    void shouldRefuseRowsThatAreNotInOrder() {
        LabelledRows.Builder builder = LabelledRows.builder(List.of("a"), 4)
                .add(new RowKey("P1", "", "", 10), true, new float[] {1})
                .add(new RowKey("P2", "", "", 10), true, new float[] {1});

        assertThatThrownBy(() -> builder.add(new RowKey("P1", "", "", 20), true, new float[] {1}))
                .hasMessageContaining("follow each other");
        assertThatThrownBy(() -> builder.add(new RowKey("P2", "", "", 9), true, new float[] {1}))
                .hasMessageContaining("order of time");
        assertThatThrownBy(() -> builder.add(new RowKey("P2", "", "", 11), true, new float[] {1, 2}))
                .hasMessageContaining("1 values");
    }

    @Test
    void shouldLeaveOutColumnsThatSayNothing() {
        LabelledRows rows = SyntheticRows.of(20, 5, 1);

        assertThat(InformativeColumns.of(rows, SyntheticRows.COLUMNS))
                .containsExactly("strong", "weak", "noise", "sometimes", "news2_last", "sex_male");
    }
}
