package io.clinstream.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void shouldNotDependOnSpellingOrOrder() {
        // PostgreSQL reorders the keys of a jsonb, drops blanks and spells exponents out.
        String written = "{\"b\": 1.50, \"a\": [1E-7, true, null, \"x\"], \"c\": {}, \"d\": []}";
        String stored = "{\"a\": [0.0000001, true, null, \"x\"], \"c\": {}, \"d\": [], \"b\": 1.5}";

        assertThat(CanonicalJson.of(written))
                .isEqualTo(CanonicalJson.of(stored))
                .isEqualTo("{\"a\":[0.0000001,true,null,\"x\"],\"b\":1.5,\"c\":{},\"d\":[]}");
    }

    @Test
    void shouldKeepEveryDigit() {
        assertThat(CanonicalJson.of("0.1000000000000000055511151231257827")).endsWith("57827");
    }

    @Test
    void shouldTellDifferentValuesApart() {
        assertThat(CanonicalJson.of("\"1\"")).isNotEqualTo(CanonicalJson.of("1"));
        assertThat(CanonicalJson.of("{\"a\":null}")).isNotEqualTo(CanonicalJson.of("{}"));
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertThatThrownBy(() -> CanonicalJson.of("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
