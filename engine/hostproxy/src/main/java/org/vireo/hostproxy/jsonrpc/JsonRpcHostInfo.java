package org.vireo.hostproxy.jsonrpc;

import java.util.Map;
import java.util.UUID;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostSecrets;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;
import org.vireo.hostproxy.pki.ExpectedHosts.Expectation;

/** {@link HostInfo}, {@link HostIdentity} and {@link HostSecrets} over the wire. */
record JsonRpcHostInfo(Calls calls, Expectation host) implements HostInfo, HostIdentity, HostSecrets {

    @Override
    public HostOutcome<HostCapabilities> capabilities(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::capabilities);
    }

    @Override
    public HostOutcome<HostStatistics> statistics(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::statistics);
    }

    @Override
    public HostOutcome<Acknowledged> followStatistics(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::followStatistics);
    }

    @Override
    public HostOutcome<NodeDevices> devices(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::devices);
    }

    @Override
    public HostOutcome<HostCustomizations> customizations(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::customizations);
    }

    @Override
    public HostOutcome<String> certificate(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::certificate).map(HostWire.Certificate::certificatePem);
    }

    @Override
    public HostOutcome<String> request(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::requestCertificate)
                .map(HostWire.CertificateRequest::csrPem);
    }

    @Override
    public HostOutcome<Acknowledged> install(CallContext context, String certificatePem) {
        // Consoles are connections, too: they go in while this one stays open.
        host.allow(certificatePem);
        return calls.call(HostWire.class, context, wire -> wire.installCertificate(certificatePem));
    }

    @Override
    public HostOutcome<Acknowledged> revoke(CallContext context, String listPem) {
        return calls.call(HostWire.class, context, wire -> wire.setRevocations(listPem));
    }

    @Override
    public HostOutcome<Acknowledged> define(CallContext context, UUID id, String value) {
        return calls.call(HostWire.class, context, wire -> wire.defineSecret(id, Map.of("value", value)));
    }

    @Override
    public HostOutcome<Boolean> undefine(CallContext context, UUID id) {
        return calls.call(HostWire.class, context, wire -> wire.undefineSecret(id))
                .map(HostWire.Existed::existed);
    }
}
