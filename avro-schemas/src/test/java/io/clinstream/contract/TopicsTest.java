package io.clinstream.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.engine.catalog.FeatureCatalog;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldPutThePrefixInFrontOfEveryName() {
        assertThat(new Topics("trial7").all())
                .extracting(Topic::name)
                .allMatch(name -> name.startsWith("trial7."))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void shouldRefuseAPrefixThatIsNoTopicName() {
        assertThatThrownBy(() -> new Topics("Trial 7")).hasMessageContaining("topic prefix");
    }

    @Test
    void shouldHaveASchemaForEveryTopicButTheDeadLetters() {
        assertThat(Topics.byDefault().all())
                .filteredOn(topic -> topic.schema().isEmpty())
                .containsExactly(Topics.byDefault().deadLetter());
    }

    @Test
    void shouldDeriveTheVectorFromTheCatalogueInOrder() {
        Schema values = FeatureVectorSchema.schema().getField("features").schema();

        assertThat(values.getFields())
                .extracting(Schema.Field::name)
                .containsExactlyElementsOf(FeatureCatalog.current().features().stream()
                        .map(feature -> feature.name())
                        .toList());
    }
}
