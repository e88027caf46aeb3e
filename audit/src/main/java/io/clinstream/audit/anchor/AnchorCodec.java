package io.clinstream.audit.anchor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.audit.AuditChain;
import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Anchors as objects: one JSON document, the keyed hash of everything else in its last field. */
final class AnchorCodec {

    private static final String KIND = "clinstream anchor 1";
    private static final int FORMAT = 1;

    private final AuditChain key;

    AnchorCodec(AuditChain key) {
        this.key = key;
    }

    byte[] write(Anchor anchor) {
        ObjectNode document = document(anchor);
        document.put("hmac", key.seal(KIND, document.toString()));
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The anchor; empty where the object is none, or was not made under the key. */
    Optional<Anchor> read(byte[] object) {
        try {
            JsonNode stored = Json.MAPPER.readTree(object);
            Anchor anchor = anchor(stored);
            String hmac = key.seal(KIND, document(anchor).toString());
            return stored.path("format").asInt() == FORMAT
                            && stored.path("hmac").asText().equals(hmac)
                    ? Optional.of(anchor)
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException noAnchor) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static ObjectNode document(Anchor anchor) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("format", FORMAT);
        document.put("number", anchor.number());
        document.put("at", anchor.at().toString());
        document.put("previous_sha256", anchor.previousSha256());
        ArrayNode heads = document.putArray("heads");
        anchor.heads()
                .forEach(head -> heads.addObject()
                        .put("partition", head.partition())
                        .put("offset", head.offset())
                        .put("rows", head.rows())
                        .put("row_hash", head.rowHash()));
        return document;
    }

    private static Anchor anchor(JsonNode stored) {
        List<AnchoredHead> heads = new ArrayList<>();
        stored.path("heads")
                .forEach(head -> heads.add(new AnchoredHead(
                        head.path("partition").asInt(-1),
                        head.path("offset").asLong(-1),
                        head.path("rows").asLong(-1),
                        head.path("row_hash").asText())));
        return new Anchor(
                stored.path("number").asLong(-1),
                Instant.parse(stored.path("at").asText()),
                stored.path("previous_sha256").asText(),
                heads);
    }
}
