package org.vireo.rest.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Event;
import org.vireo.core.query.event.EventQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.mapping.EventMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.stream.ChangeStreams;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The audit log, and the stream of changes for clients that accept one. */
@Path("api/events")
@Singleton
public final class EventsResource {

    private static final String WHAT = "event";
    private static final String NUMBER = "[0-9]{1,18}";

    private final EventQueries queries;
    private final ChangeStreams streams;

    @Inject
    public EventsResource(EventQueries queries, ChangeStreams streams) {
        this.queries = queries;
        this.streams = streams;
    }

    @GET
    @Produces({Wire.XML, Wire.JSON})
    public ApiList<Event> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Event.TYPE,
                queries.list(call.search(), call.number("from", 0), call.caller()).stream()
                        .map(EventMapper::toApi)
                        .toList());
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @Context SecurityContext security,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        streams.open(ApiCall.of(security), lastEventId, sink, sse);
    }

    @GET
    @Path("{id}")
    @Produces({Wire.XML, Wire.JSON})
    public Event get(@PathParam("id") String id, @Context SecurityContext security) {
        if (!id.matches(NUMBER)) {
            throw Faults.notFound(WHAT, id);
        }
        return queries.find(Long.parseLong(id), ApiCall.of(security).caller())
                .map(EventMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
