package org.vireo.rest.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import org.vireo.rest.problem.Faults;

/** JSON of what lies beside the API's own types: tokens, devices, enrolment. */
public final class Json {

    private static final int LONGEST = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(LONGEST)
                        .build());
    }

    private Json() {}

    /** An empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Reads an object that a client sent. */
    public static JsonNode read(String text) {
        if (text.length() > LONGEST) {
            throw Faults.tooLarge("The request body has " + text.length() + " characters: send at most " + LONGEST);
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // The parser's own words repeat parts of the body, which may be a token.
            throw Faults.invalid(
                    "MALFORMED_BODY",
                    "The request body is not JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
        throw Faults.invalid("MALFORMED_BODY", "The request body is not a JSON object: send {\"name\": value, ...}");
    }

    /** A whole number that a client may leave out. */
    public static int whole(JsonNode object, String name, int usual) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw Faults.invalid("MALFORMED_BODY", "[" + name + "] is " + value + ": send a whole number.");
        }
        return value.intValue();
    }

    /** An answer with this body that nobody may keep. */
    public static Response answer(int status, JsonNode body) {
        return Response.status(status)
                .type(Wire.JSON)
                .header("Cache-Control", "no-store")
                .entity(body.toString())
                .build();
    }
}
