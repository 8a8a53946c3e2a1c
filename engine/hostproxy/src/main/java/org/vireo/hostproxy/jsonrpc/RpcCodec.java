package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.googlecode.jsonrpc4j.JsonRpcClient;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.CallContext;

/** Requests and responses as JSON. Of jsonrpc4j's client only what neither streams nor logs is used: secrets pass here. */
final class RpcCodec extends JsonRpcClient {

    RpcCodec(ObjectMapper mapper) {
        super(mapper);
    }

    String request(String verb, @Nullable Object params, String id, CallContext context) {
        ObjectNode request = createRequest(verb, params, id);
        if (request.path("params") instanceof ObjectNode arguments) {
            // An absent Optional among the arguments.
            arguments.removeIf(JsonNode::isNull);
        } else {
            request.putObject("params");
        }
        var meta = request.putObject("meta")
                .put("correlation_id", context.correlationId())
                .put("deadline_ms", context.deadline().toMillis());
        context.idempotencyKey().ifPresent(key -> meta.put("idempotency_key", key));
        try {
            return getObjectMapper().writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request is a tree of plain values", impossible);
        }
    }

    /** The result as the wire interface declares it, or the outcome that the error stands for. */
    Object result(String verb, JsonNode response, Type type) {
        if (response.path("error").isObject()) {
            throw new CallEnded(ErrorTable.outcome(verb, response.path("error")));
        }
        try {
            Object value = readResponse(type, response);
            if (value != null) {
                return value;
            }
        } catch (Throwable unreadable) {
            throw notUnderstood(verb, unreadable.getMessage());
        }
        throw notUnderstood(verb, "it has neither result nor error");
    }

    /** Done or not, its answer says nothing: whoever called must look. */
    private static CallEnded notUnderstood(String verb, @Nullable String why) {
        return CallEnded.noAnswer("the agent's answer to " + verb + " is not understood: " + why);
    }
}
