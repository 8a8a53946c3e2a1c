package org.vireo.hostproxy.jsonrpc;

import java.net.http.WebSocketHandshakeException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult.Failed;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.pki.WrongHostException;

/** Why connecting failed, for people: whose fault, and what to do. */
final class ConnectFailures {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String ENROL_AGAIN = " Enrol the host again for the right address.";

    private ConnectFailures() {}

    private static String name(HostEndpoint endpoint) {
        return "host " + endpoint.hostId() + " at " + endpoint.address() + ":" + endpoint.port();
    }

    /** {@code hostProved}: the host had shown its certificate before, so what ended it is its view of the engine's. */
    static Failed explain(HostEndpoint endpoint, Throwable failure, boolean hostProved) {
        var wrongHost = Causes.find(failure, WrongHostException.class);
        if (wrongHost.isPresent()) {
            return failed(ConnectFailure.WRONG_HOST, endpoint, Causes.text(wrongHost.get()));
        }
        var refusal = Causes.find(failure, WebSocketHandshakeException.class);
        if (refusal.isPresent()) {
            return upgradeRefused(endpoint, refusal.get().getResponse().statusCode());
        }
        var tls = Causes.find(failure, SSLException.class);
        if (tls.isPresent()) {
            return tls(endpoint, tls.get());
        }
        return hostProved ? engineRefused(endpoint, Causes.text(failure)) : unreachable(endpoint, Causes.text(failure));
    }

    static Failed silent(HostEndpoint endpoint, Duration timeout) {
        return unreachable(endpoint, "no answer within " + timeout.toSeconds() + " s");
    }

    static Failed interrupted(HostEndpoint endpoint) {
        return failed(ConnectFailure.UNREACHABLE, endpoint, "interrupted while connecting. Try again.");
    }

    static Failed notAnAgent(HostEndpoint endpoint, String why) {
        return failed(
                ConnectFailure.PROTOCOL_MISMATCH,
                endpoint,
                "what answers is no agent of this version: " + why + ". Correct the address or upgrade the agent.");
    }

    static Failed notGreeted(HostEndpoint endpoint, HostOutcome<HostGreeting> hello) {
        return switch (hello) {
            case HostOutcome.Refused<HostGreeting> refused ->
                failed(
                        ConnectFailure.PROTOCOL_MISMATCH,
                        endpoint,
                        "the agent refuses the engine's greeting: "
                                + refused.error().summary() + ". Upgrade the agent.");
            case HostOutcome.Done<HostGreeting> done -> otherVersion(endpoint, done.value());
            case HostOutcome.Unreachable<HostGreeting>(String reason) -> unreachable(endpoint, reason);
            case HostOutcome.Unknown<HostGreeting>(String reason) -> unreachable(endpoint, reason);
        };
    }

    private static Failed otherVersion(HostEndpoint endpoint, HostGreeting greeting) {
        return failed(
                ConnectFailure.PROTOCOL_MISMATCH,
                endpoint,
                "agent " + greeting.agentVersion() + " speaks protocol " + greeting.protocol() + ", the engine "
                        + Protocol.VERSION + ". Upgrade the older of the two.");
    }

    private static Failed upgradeRefused(HostEndpoint endpoint, int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? engineRefused(endpoint, "HTTP status " + status)
                : notAnAgent(endpoint, "HTTP status " + status);
    }

    private static Failed tls(HostEndpoint endpoint, SSLException failure) {
        var text = Causes.text(failure);
        if (text.contains("Received fatal alert")) {
            return engineRefused(endpoint, text);
        }
        var certificate = Causes.find(failure, CertificateException.class);
        return certificate.isPresent()
                ? failed(
                        ConnectFailure.TLS_REFUSED,
                        endpoint,
                        "the engine refuses the agent's certificate: " + because(certificate.get()) + "." + ENROL_AGAIN)
                : failed(
                        ConnectFailure.TLS_REFUSED,
                        endpoint,
                        "TLS failed: " + text + ". Check that the agent and nothing else listens there.");
    }

    private static String because(CertificateException failure) {
        var expired = Causes.find(failure, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return "it has expired (" + expired.get().getMessage() + ")";
        }
        var early = Causes.find(failure, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return "it is not valid yet (" + early.get().getMessage() + "); compare the clocks";
        }
        return Causes.find(failure, CertPathBuilderException.class).isPresent()
                ? "it is not signed by this engine's authority"
                : Causes.text(failure);
    }

    private static Failed engineRefused(HostEndpoint endpoint, String text) {
        return failed(
                ConnectFailure.TLS_REFUSED,
                endpoint,
                "the agent refuses the engine's certificate: " + text
                        + ". Check that the host was enrolled at this engine, and compare the clocks.");
    }

    private static Failed unreachable(HostEndpoint endpoint, String text) {
        return failed(
                ConnectFailure.UNREACHABLE,
                endpoint,
                text + ". Check that the host is up, its agent runs, and no firewall stands between.");
    }

    private static Failed failed(ConnectFailure reason, HostEndpoint endpoint, String text) {
        return new Failed(reason, "Cannot connect to " + name(endpoint) + ": " + text);
    }
}
