package io.clinstream.platform.kafka;

import java.net.URI;

/** Apicurio's own API stands beside its Confluent one; its serializer asks the former. */
final class ApicurioAddress {

    private static final String CONFLUENT_API = "/apis/ccompat/v7";

    private ApicurioAddress() {}

    static String of(URI confluentApi) {
        return confluentApi.toString().replaceFirst(CONFLUENT_API + "/?$", "/apis/registry/v3");
    }
}
