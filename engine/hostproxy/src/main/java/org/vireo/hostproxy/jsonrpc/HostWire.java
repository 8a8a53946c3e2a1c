package org.vireo.hostproxy.jsonrpc;

import static com.googlecode.jsonrpc4j.JsonRpcParamsPassMode.OBJECT;

import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** The verbs {@code host.*} and {@code secret.*} as the schema has them. */
interface HostWire {

    @JsonRpcMethod(value = "host.hello", paramsPassMode = OBJECT)
    HostGreeting hello(
            @JsonRpcParam("protocol_versions") List<Integer> protocolVersions,
            @JsonRpcParam("engine") String engine,
            @JsonRpcParam("resume") Optional<ResumePoint> resume);

    @JsonRpcMethod(value = "host.capabilities", paramsPassMode = OBJECT)
    HostCapabilities capabilities();

    @JsonRpcMethod(value = "host.statistics", paramsPassMode = OBJECT)
    HostStatistics statistics();

    @JsonRpcMethod(value = "host.follow_statistics", paramsPassMode = OBJECT)
    Acknowledged followStatistics();

    @JsonRpcMethod(value = "host.devices", paramsPassMode = OBJECT)
    NodeDevices devices();

    @JsonRpcMethod(value = "host.customizations", paramsPassMode = OBJECT)
    HostCustomizations customizations();

    /** What the host shows. */
    record Certificate(String certificatePem) {}

    @JsonRpcMethod(value = "host.certificate", paramsPassMode = OBJECT)
    Certificate certificate();

    /** What the host asks to have signed. */
    record CertificateRequest(String csrPem) {}

    @JsonRpcMethod(value = "host.request_certificate", paramsPassMode = OBJECT)
    CertificateRequest requestCertificate();

    @JsonRpcMethod(value = "host.install_certificate", paramsPassMode = OBJECT)
    Acknowledged installCertificate(@JsonRpcParam("certificate_pem") String certificatePem);

    @JsonRpcMethod(value = "host.set_revocations", paramsPassMode = OBJECT)
    Acknowledged setRevocations(@JsonRpcParam("list_pem") String listPem);

    @JsonRpcMethod(value = "secret.define", paramsPassMode = OBJECT)
    Acknowledged defineSecret(@JsonRpcParam("id") UUID id, @JsonRpcParam("secrets") Map<String, String> secrets);

    /** Whether there was one. */
    record Existed(boolean existed) {}

    @JsonRpcMethod(value = "secret.undefine", paramsPassMode = OBJECT)
    Existed undefineSecret(@JsonRpcParam("id") UUID id);
}
