package org.vireo.hostproxy;

/**
 * The certificate by which a host proves to be itself. An agent from before this was there refuses everything here with
 * METHOD_NOT_FOUND.
 */
public interface HostIdentity {

    /** The certificate that the agent shows, PEM. */
    HostOutcome<String> certificate(CallContext context);

    /** A PKCS#10 request in PEM for a new key of the host; the same key until {@link #install} has been done. */
    HostOutcome<String> request(CallContext context);

    /**
     * Has the agent show another certificate from its next connection on.
     * Refused with CERTIFICATE_REFUSED unless it is for the key of the last request, for this host, and signed by its
     * authority.
     */
    HostOutcome<Acknowledged> install(CallContext context, String certificatePem);

    /**
     * Gives the host the list of the certificates that its authority has taken back; whoever is connected to it with one
     * of them is disconnected, which may be this connection. Only for hosts with {@link HostGreeting#REVOCATION}.
     * Refused with CERTIFICATE_REFUSED unless the host's authority signed it and the host holds none that is newer.
     *
     * @param listPem X.509 CRL, PEM
     */
    HostOutcome<Acknowledged> revoke(CallContext context, String listPem);
}
