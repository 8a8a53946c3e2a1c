package org.vireo.rest.services;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.CertificateSigner;
import org.vireo.rest.problem.Faults;

/** The certificate of the engine's authority, which is public. */
@Path("services/pki-resource")
@Singleton
public final class PkiResource {

    private static final String PEM = "application/x-x509-ca-cert";

    private final CertificateSigner signer;

    @Inject
    public PkiResource(CertificateSigner signer) {
        this.signer = signer;
    }

    @GET
    public Response get(
            @QueryParam("resource") @Nullable String resource, @QueryParam("format") @Nullable String format) {
        boolean known = "ca-certificate".equals(resource)
                && (format == null || format.equals("X509-PEM-CA") || format.equals("X509-PEM"));
        if (!known) {
            throw Faults.invalid(
                    "UNKNOWN_RESOURCE", "Only resource=ca-certificate with format=X509-PEM-CA is to be had here.");
        }
        return Response.ok(signer.authorityPem(), PEM)
                .header("Content-Disposition", "attachment; filename=\"ca.pem\"")
                .build();
    }
}
