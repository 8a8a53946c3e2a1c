package org.vireo.core.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;

/** The hash of an event in the chain: SHA-256 of the one before, a line feed, and the event's fields as a JSON array. */
public final class EventHash {

    /** What the first one follows. */
    public static final AuditSeal START = new AuditSeal(0, 0, "0".repeat(64));

    private EventHash() {}

    /** The next seal. */
    public static AuditSeal seal(AuditSeal before, AuditEvent event) {
        return new AuditSeal(before.seq() + 1, event.id(), after(before.hash(), event));
    }

    private static String after(String before, AuditEvent event) {
        ObjectRef object = event.object();
        ArrayNode fields = ModelJson.mapper()
                .createArrayNode()
                .add(event.id())
                .add(event.code().number())
                .add(event.occurredAt().toString())
                .add(event.message())
                .add(event.correlationId())
                .add(String.valueOf(event.userId()))
                .add(object == null ? "" : object.type() + " " + object.id())
                .add(String.valueOf(event.vmId()))
                .add(String.valueOf(event.hostId()));
        return HexFormat.of().formatHex(sha256().digest((before + "\n" + fields).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
