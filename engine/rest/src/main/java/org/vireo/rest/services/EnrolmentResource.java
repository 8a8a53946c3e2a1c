package org.vireo.rest.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.vireo.core.command.host.EnrolmentResult;
import org.vireo.core.command.host.EnrolmentService;
import org.vireo.rest.call.Required;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Trades an agent's one-time token for a certificate. */
@Path("services/enrolment")
@Singleton
public final class EnrolmentResource {

    private final EnrolmentService service;

    @Inject
    public EnrolmentResource(EnrolmentService service) {
        this.service = service;
    }

    @POST
    public Response enrol(String text) {
        JsonNode body = Json.read(text);
        String token = member(body, "token");
        String csr = member(body, "csr_pem");
        String address = member(body, "address");
        Required.of("Enrolment", "add")
                .member("token", token)
                .member("csr_pem", csr)
                .member("address", address)
                .check();
        String correlationId = String.valueOf(MDC.get("correlationId"));
        return answer(service.enrol(
                String.valueOf(token),
                String.valueOf(csr),
                String.valueOf(address),
                body.path("port").asInt(0),
                correlationId));
    }

    private static Response answer(EnrolmentResult result) {
        return switch (result) {
            case EnrolmentResult.Enrolled enrolled -> {
                ObjectNode body = Json.object();
                body.put("host_id", enrolled.hostId().toString());
                body.put("certificate_pem", enrolled.certificatePem());
                body.put("ca_pem", enrolled.authorityPem());
                yield Json.answer(Response.Status.OK.getStatusCode(), body);
            }
            case EnrolmentResult.Refused refused -> throw Faults.forbidden(refused.message());
        };
    }

    private static @Nullable String member(JsonNode body, String name) {
        JsonNode value = body.get(name);
        return value == null || !value.isTextual() ? null : value.asText();
    }
}
