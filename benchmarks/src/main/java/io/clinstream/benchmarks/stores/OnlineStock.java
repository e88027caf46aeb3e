package io.clinstream.benchmarks.stores;

import io.clinstream.features.online.OnlineFields;
import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.VectorVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest vectors of a ward, as the online store holds them. */
public final class OnlineStock {

    private static final int PATIENTS = 100;
    private static final int VECTORS = 3_000;

    /** The stock's time lies in the past; nothing may expire under the measurement. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final List<OnlineVector> vectors = new ArrayList<>();

    OnlineStock() {
        this(new VectorStock(PATIENTS, VECTORS));
    }

    /** Vectors whose newest reading is a few minutes older than {@code now}, epoch milliseconds. */
    public OnlineStock(long now) {
        this(new VectorStock(PATIENTS, VECTORS, now - (VECTORS / PATIENTS + 1) * VectorStock.INTERVAL));
    }

    private OnlineStock(VectorStock stock) {
        stock.forEach((patient, offset, vector) -> {
            if (offset >= VECTORS - PATIENTS) {
                vectors.add(OnlineVector.from(VectorStock.record(patient, offset, vector), FOR_EVER));
            }
        });
    }

    /** One vector per patient. */
    public List<OnlineVector> vectors() {
        return List.copyOf(vectors);
    }

    /** The same vectors as if an event later. */
    static OnlineVector later(OnlineVector vector, long offset) {
        VectorVersion version =
                new VectorVersion(vector.version().epoch(), vector.version().partition(), offset, 0);
        Map<String, String> fields = new HashMap<>(vector.fields());
        fields.put(OnlineFields.VERSION, version.toString());
        return new OnlineVector(vector.patientId(), version, vector.asOf(), vector.expiresAt(), fields);
    }
}
