package org.vireo.hostproxy.jsonrpc;

import static com.googlecode.jsonrpc4j.JsonRpcParamsPassMode.OBJECT;

import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import java.util.List;
import java.util.Optional;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** The verbs {@code host.*} as the schema has them. */
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

    @JsonRpcMethod(value = "host.devices", paramsPassMode = OBJECT)
    NodeDevices devices();

    @JsonRpcMethod(value = "host.customizations", paramsPassMode = OBJECT)
    HostCustomizations customizations();
}
