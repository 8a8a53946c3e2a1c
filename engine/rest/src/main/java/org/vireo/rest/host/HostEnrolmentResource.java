package org.vireo.rest.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.vireo.core.command.host.EnrolmentGrant;
import org.vireo.core.command.host.IssueEnrolment;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.query.host.HostQueries;
import org.vireo.model.host.Host;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Gives an administrator the one-time token that makes a machine this host, and the command to use it. */
@Path("services/hosts/{id}/enrolment")
@Singleton
public final class HostEnrolmentResource {

    private static final String WHAT = "host";

    private final Commands commands;
    private final HostQueries hosts;
    private final CertificateSigner signer;

    @Inject
    public HostEnrolmentResource(Commands commands, HostQueries hosts, CertificateSigner signer) {
        this.commands = commands;
        this.hosts = hosts;
        this.signer = signer;
    }

    @POST
    public Response issue(@PathParam("id") String id, @Context SecurityContext security, @Context UriInfo uri) {
        ApiCall call = ApiCall.of(security);
        EnrolmentGrant grant =
                commands.submit(new IssueEnrolment(Ids.of(id, WHAT)), call).value();
        Host host = hosts.find(Ids.of(id, WHAT), call.caller())
                .orElseThrow(() -> Faults.notFound(WHAT, id))
                .host();
        ObjectNode body = Json.object();
        body.put("token", grant.token());
        body.put("expires_at", grant.expiresAt().toString());
        body.put("ca_fingerprint", signer.authorityFingerprint());
        body.put("command", command(uri, host));
        return Json.answer(Response.Status.CREATED.getStatusCode(), body);
    }

    /** Asks for the token when it is run: an argument could be read by everybody on the host. */
    private String command(UriInfo uri, Host host) {
        String engine = uri.getBaseUri().resolve("/").toString();
        return "vireo-agent enrol --engine " + engine.substring(0, engine.length() - 1) + " --ca-fingerprint "
                + signer.authorityFingerprint() + " --address " + host.address() + " --port " + host.port();
    }
}
