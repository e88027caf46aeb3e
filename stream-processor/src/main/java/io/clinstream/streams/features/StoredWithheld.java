package io.clinstream.streams.features;

import io.clinstream.timeline.Conflation.Withheld;
import io.clinstream.timeline.WithheldVectors;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Withheld vectors in a store that survives. */
record StoredWithheld(KeyValueStore<Bytes, byte[]> store) implements WithheldVectors {

    @Override
    public void put(String patientId, Withheld vector) {
        store.put(key(patientId), WithheldCodec.encode(vector));
    }

    @Override
    public void delete(String patientId) {
        store.delete(key(patientId));
    }

    @Override
    public void forEach(BiConsumer<String, Withheld> each) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> each.accept(
                    new String(entry.key.get(), StandardCharsets.UTF_8), WithheldCodec.decode(entry.value)));
        }
    }

    private static Bytes key(String patientId) {
        return Bytes.wrap(patientId.getBytes(StandardCharsets.UTF_8));
    }
}
