package org.vireo.rest.call;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.vireo.rest.problem.FaultMapper;

/** Says of a change that was only tried that it would be accepted. */
@Provider
@Singleton
@SuppressWarnings("NullAway.Init") // the context is set by the JAX-RS implementation
public final class RehearsalMapper implements ExceptionMapper<RehearsedException> {

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(RehearsedException rehearsed) {
        return Response.ok(Answers.complete()).type(FaultMapper.wanted(headers)).build();
    }
}
