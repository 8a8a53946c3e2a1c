package org.vireo.core.command.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents as logs and messages may show them. */
final class Masked {

    /** Texts for programs in the guest, which may be credentials (systemd's, for one). */
    private static final String SECRET_TEXTS = "oemStrings";

    private Masked() {}

    static String text(ObjectNode document) {
        ObjectNode shown = document.deepCopy();
        for (JsonNode parent : shown.findParents(SECRET_TEXTS)) {
            ((ObjectNode) parent).put(SECRET_TEXTS, "***");
        }
        return shown.toString();
    }
}
