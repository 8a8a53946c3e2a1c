package org.vireo.hostproxy.fake;

import java.util.Base64;
import java.util.UUID;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.HostSecrets;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** {@link HostInfo}, {@link HostIdentity} and {@link HostSecrets} of the fake. */
record FakeHostInfo(FakeHost host, FakeConnection connection) implements HostInfo, HostIdentity, HostSecrets {

    @Override
    public HostOutcome<HostCapabilities> capabilities(CallContext context) {
        return host.call(
                connection,
                Verb.HOST_CAPABILITIES,
                context,
                "",
                () -> host.domains().withLibvirt(() -> new Done<>(host.capabilities())));
    }

    @Override
    public HostOutcome<HostStatistics> statistics(CallContext context) {
        return host.call(connection, Verb.HOST_STATISTICS, context, "", () -> new Done<>(FakeFacts.statistics(host)));
    }

    @Override
    public HostOutcome<Acknowledged> followStatistics(CallContext context) {
        return host.call(connection, Verb.HOST_FOLLOW_STATISTICS, context, "", () -> {
            host.numbers().follow(connection);
            return new Done<>(new Acknowledged());
        });
    }

    @Override
    public HostOutcome<NodeDevices> devices(CallContext context) {
        return host.call(
                connection,
                Verb.HOST_DEVICES,
                context,
                "",
                () -> host.domains().withLibvirt(() -> new Done<>(host.nodeDevices())));
    }

    @Override
    public HostOutcome<HostCustomizations> customizations(CallContext context) {
        return host.call(connection, Verb.HOST_CUSTOMIZATIONS, context, "", () -> new Done<>(host.customizations()));
    }

    @Override
    public HostOutcome<String> certificate(CallContext context) {
        return host.call(connection, Verb.HOST_CERTIFICATE, context, "", () -> new Done<>(host.certificate()));
    }

    @Override
    public HostOutcome<String> request(CallContext context) {
        return host.call(connection, Verb.HOST_REQUEST_CERTIFICATE, context, "", () -> new Done<>(FakeFacts.REQUEST));
    }

    @Override
    public HostOutcome<Acknowledged> install(CallContext context, String certificatePem) {
        return host.call(connection, Verb.HOST_INSTALL_CERTIFICATE, context, certificatePem, () -> {
            if (!certificatePem.startsWith("-----BEGIN CERTIFICATE-----")) {
                return Refusals.refuse(
                        HostErrorCode.CERTIFICATE_REFUSED, host.id().toString(), "This is no certificate");
            }
            host.certificate(certificatePem);
            return new Done<>(new Acknowledged());
        });
    }

    @Override
    public HostOutcome<Acknowledged> revoke(CallContext context, String listPem) {
        return host.call(connection, Verb.HOST_SET_REVOCATIONS, context, listPem, () -> {
            host.revocations().add(listPem);
            return new Done<>(new Acknowledged());
        });
    }

    @Override
    public HostOutcome<Acknowledged> define(CallContext context, UUID id, String value) {
        return host.call(
                connection,
                Verb.SECRET_DEFINE,
                context,
                id,
                () -> host.domains().withLibvirt(() -> keep(id, value)));
    }

    private HostOutcome<Acknowledged> keep(UUID id, String value) {
        try {
            Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Refusals.refuse(HostErrorCode.PAYLOAD_INVALID, id.toString(), "The secret is not base64");
        }
        host.secrets().put(id, value);
        return new Done<>(new Acknowledged());
    }

    @Override
    public HostOutcome<Boolean> undefine(CallContext context, UUID id) {
        return host.call(
                connection,
                Verb.SECRET_UNDEFINE,
                context,
                id,
                () -> host.domains().withLibvirt(() -> new Done<>(host.secrets().remove(id) != null)));
    }
}
