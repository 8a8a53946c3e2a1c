package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome.Refused;

/** Requests and their answers over one socket, matched by id; events go to the pump. */
final class RpcChannel {

    private static final Logger LOG = LoggerFactory.getLogger(RpcChannel.class);

    /** How much longer than the agent the engine waits, so that the agent's own word still arrives. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private static final int PROTOCOL_ERROR = 1002;
    private static final int MAX_BYTES_OF_A_CHARACTER = 3;

    private final String peer;
    private final ObjectMapper mapper;
    private final RpcCodec codec;
    private final EventReader events;
    private final EventPump pump;
    private final HostSocket socket;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    RpcChannel(String peer, ObjectMapper mapper, EventPump pump) {
        this.peer = peer;
        this.mapper = mapper;
        this.codec = new RpcCodec(mapper);
        this.events = new EventReader(mapper);
        this.pump = pump;
        this.socket = new HostSocket(this::received, this::end);
    }

    HostSocket socket() {
        return socket;
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    /** Blocks until the answer is there; every other end is a {@link CallEnded}. */
    Object call(String verb, @Nullable Object params, Type type, CallContext context) {
        var id = Long.toString(ids.incrementAndGet());
        var request = codec.request(verb, params, id, context);
        refuseOversize(verb, request);
        var answer = new CompletableFuture<JsonNode>();
        pending.put(id, answer);
        var start = System.nanoTime();
        try {
            refuseEnded();
            socket.send(request, context.deadline());
            var left = context.deadline().plus(GRACE).minusNanos(System.nanoTime() - start);
            return codec.result(verb, answer.get(left.toMillis(), TimeUnit.MILLISECONDS), type);
        } catch (TimeoutException late) {
            throw CallEnded.noAnswer(
                    "no answer to " + verb + " within " + context.deadline().toMillis() + " ms");
        } catch (ExecutionException lost) {
            throw CallEnded.noAnswer("no answer to " + verb + ": " + Causes.text(lost));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallEnded.noAnswer("interrupted while waiting for the answer to " + verb);
        } finally {
            pending.remove(id);
            LOG.debug(
                    "{} [{}] {} took {} ms",
                    peer,
                    context.correlationId(),
                    verb,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    /** Ends everything, once: waiting calls, the listener. Later calls change nothing. */
    void end(String reason) {
        if (ended.complete(reason)) {
            pending.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException(reason)));
            pump.end(reason);
        }
    }

    /** True when the end came within the time. */
    boolean awaitEnd(Duration time) throws InterruptedException {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException open) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void refuseEnded() {
        if (ended.isDone()) {
            throw CallEnded.notSent("the connection is closed: " + ended.join());
        }
    }

    private static void refuseOversize(String verb, String request) {
        if (request.length() <= Protocol.MAX_MESSAGE_BYTES / MAX_BYTES_OF_A_CHARACTER) {
            return;
        }
        int bytes = request.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Protocol.MAX_MESSAGE_BYTES) {
            throw new CallEnded(new Refused<>(new HostError(
                    HostErrorCode.INVALID_REQUEST,
                    "The request " + verb + " has " + bytes + " bytes; agents take up to " + Protocol.MAX_MESSAGE_BYTES
                            + ". Send less at once.")));
        }
    }

    private void received(String text) {
        try {
            var message = mapper.readTree(text);
            if (Protocol.EVENT.equals(message.path("method").asText())) {
                event(message.path("params"));
            } else if (Protocol.STATISTICS.equals(message.path("method").asText())) {
                pump.tell(events.statistics(message.path("params")));
            } else if (message.has("id") && (message.has("result") || message.has("error"))) {
                answer(message);
            } else {
                violated("the host sent a message that is neither answer nor event");
            }
        } catch (JsonProcessingException unreadable) {
            violated("the host sent what is not valid: " + unreadable.getOriginalMessage());
        } catch (IOException unreadable) {
            violated("the host sent statistics that are not valid: " + unreadable.getMessage());
        }
    }

    private void answer(JsonNode message) {
        var waiting = pending.remove(message.path("id").asText());
        if (waiting == null) {
            LOG.debug("{}: an answer came after its deadline, or to no question (id {})", peer, message.path("id"));
        } else {
            waiting.complete(message);
        }
    }

    private void event(JsonNode params) throws JsonProcessingException {
        var event = events.read(params);
        if (event.isEmpty()) {
            LOG.debug("{}: event of unknown type {} skipped; the agent is newer", peer, params.path("type"));
        } else if (!pump.offer(event.get()) && isOpen()) {
            violated("the engine did not take the host's events in time");
        }
    }

    private void violated(String reason) {
        socket.violated(PROTOCOL_ERROR, reason);
    }
}
