package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.HostCalls;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.VmSpec;

/**
 * What the devices of a running VM are called on its host and where they sit, asked for at the moment it counts: a new
 * device must take no name that another has.
 */
@Singleton
public final class LiveNames {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HostCalls hosts;
    private final DomainParser parser = new DomainParser();

    @Inject
    public LiveNames(HostCalls hosts) {
        this.hosts = hosts;
    }

    /** The running VM as its host reports it now; empty when the host does not answer or does not have it. */
    public Optional<ReportedVm> report(VmId id, UUID hostId, String correlationId) {
        return ask(List.of(id), hostId, correlationId)
                .flatMap(report -> report.domains().stream().findFirst())
                .map(DomainXml::xml)
                .flatMap(this::parsed);
    }

    /** What the host says of the VMs now, of each whether it has it; empty when it does not answer. */
    public Optional<DomainXmlReport> ask(List<VmId> ids, UUID hostId, String correlationId) {
        CallContext call = CallContext.of(correlationId, DEADLINE);
        return hosts.call(hostId, host -> host.vms().xml(call, ids)).done();
    }

    private Optional<ReportedVm> parsed(String xml) {
        return switch (parser.parse(xml)) {
            case ParseResult.Unreadable unreadable -> Optional.empty();
            case ParseResult.Parsed(ReportedVm reported) -> Optional.of(reported);
        };
    }

    /** The VM with what its host says of its devices. */
    static VmSpec named(VmSpec vm, ReportedVm reported) {
        Map<String, ReportedDevice> byAlias = new HashMap<>();
        for (ReportedDevice device : reported.devices()) {
            if (device.alias() != null) {
                byAlias.put(device.alias(), device);
            }
        }
        List<DeviceEntry> entries = new ArrayList<>();
        for (DeviceEntry entry : vm.devices()) {
            ReportedDevice seen = byAlias.get(UserAlias.of(entry.device().id()));
            entries.add(seen == null ? entry : seenAs(entry, seen));
        }
        return vm.withDevices(entries);
    }

    private static DeviceEntry seenAs(DeviceEntry entry, ReportedDevice seen) {
        DeviceAddress address = seen.address() == null ? entry.address() : seen.address();
        return new DeviceEntry(entry.device(), address, seen);
    }
}
