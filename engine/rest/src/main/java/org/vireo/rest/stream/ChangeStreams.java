package org.vireo.rest.stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Authorizer;
import org.vireo.core.query.event.EventQueries;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;

/** Opens streams, each written by a virtual thread of its own. */
@Singleton
public final class ChangeStreams {

    private final ChangeHub hub;
    private final AccessTokens tokens;
    private final StreamSight.Sources sources;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());

    @Inject
    public ChangeStreams(
            ChangeHub hub,
            AccessTokens tokens,
            Sights sights,
            Authorizer authorizer,
            EventQueries events,
            TaskQueries tasks) {
        this.hub = hub;
        this.tokens = tokens;
        this.sources = new StreamSight.Sources(sights, authorizer, events, tasks);
    }

    /**
     * Sends changes from now on, and what was missed since the last frame that the client names.
     *
     * @param lastEventId as the client sends it back; anything but a number counts as not known
     */
    public void open(ApiCall call, @Nullable String lastEventId, SseEventSink sink, Sse sse) {
        StreamSight sight = new StreamSight(sources, call.caller());
        ChangeQueue queue =
                hub.open(number(lastEventId), tokens.credential(call.caller().userId(), call.token()));
        if (queue == null) {
            throw Faults.unavailable("Too many event streams are open. Close some, or try again later.");
        }
        ChangeStream stream = new ChangeStream(queue, sight, sink, sse);
        threads.execute(() -> {
            try {
                stream.run();
            } finally {
                hub.close(queue);
            }
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static OptionalLong number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.of(-1);
        }
    }
}
