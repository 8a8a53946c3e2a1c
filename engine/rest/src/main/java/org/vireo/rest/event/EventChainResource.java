package org.vireo.rest.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.ChainState;
import org.vireo.core.audit.KnownSeal;
import org.vireo.core.query.event.AuditVerifier;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Whether the audit log is what engines wrote. Beyond oVirt's API; always JSON. */
@Path("api/events/chain")
@Singleton
public final class EventChainResource {

    private final AuditVerifier verifier;

    @Inject
    public EventChainResource(AuditVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Walks along the whole chain.
     *
     * @param known a seal that was written down, as engine.log has it: its number, a colon, its hash
     */
    @GET
    public Response get(@QueryParam("known") @Nullable String known, @Context SecurityContext security) {
        ChainState state = verifier.verify(
                        known == null ? null : seal(known), ApiCall.of(security).caller())
                .orElseThrow(() -> Faults.forbidden(
                        "The audit log is checked as a whole: that needs a permission to view the system."));
        return Json.answer(Response.Status.OK.getStatusCode(), body(state));
    }

    private static KnownSeal seal(String written) {
        return KnownSeal.parse(written)
                .orElseThrow(() -> Faults.invalid(
                        "BAD_SEAL",
                        "Parameter known is '" + Faults.shown(written)
                                + "': give the number, a colon and the hash of a seal, as engine.log has them."));
    }

    private static ObjectNode body(ChainState state) {
        return switch (state) {
            case ChainState.Intact intact ->
                Json.object()
                        .put("state", "intact")
                        .put("sealed", intact.last().seq())
                        .put("unsealed", intact.unsealed())
                        .put("last", intact.last().toString());
            case ChainState.Broken broken ->
                Json.object()
                        .put("state", "broken")
                        .put("event", broken.eventId())
                        .put("why", broken.why());
        };
    }
}
