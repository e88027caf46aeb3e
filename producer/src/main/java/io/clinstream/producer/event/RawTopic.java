package io.clinstream.producer.event;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import java.util.Arrays;
import java.util.Optional;

/** The topics a producer writes to, in the order in which events of one instant are sent: who, then what. */
public enum RawTopic {
    SUBJECTS {
        @Override
        public Topic in(Topics topics) {
            return topics.subjects();
        }
    },
    VITALS {
        @Override
        public Topic in(Topics topics) {
            return topics.vitals();
        }
    },
    LABS {
        @Override
        public Topic in(Topics topics) {
            return topics.labs();
        }
    },
    ADVERSE_EVENTS {
        @Override
        public Topic in(Topics topics) {
            return topics.adverseEvents();
        }
    };

    /** The topic under a prefix. */
    public abstract Topic in(Topics topics);

    /** Finds a topic by its name without prefix, as in {@code clinical.vitals}, whatever the prefix was. */
    public static Optional<RawTopic> ofName(String name) {
        String suffix = name.substring(name.indexOf('.') + 1);
        Topics topics = Topics.byDefault();
        return Arrays.stream(values())
                .filter(topic -> topic.in(topics).name().equals(topics.prefix() + "." + suffix))
                .findFirst();
    }
}
