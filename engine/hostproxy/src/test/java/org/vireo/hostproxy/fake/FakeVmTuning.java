package org.vireo.hostproxy.fake;

import java.util.List;
import java.util.Map;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmTuning;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** {@link VmTuning} of the fake. */
record FakeVmTuning(FakeHost host, FakeConnection connection) implements VmTuning {

    @Override
    public HostOutcome<DomainStatus> setVcpus(CallContext context, VmId id, int count) {
        return host.call(
                connection,
                Verb.DOMAIN_SET_VCPUS,
                context,
                List.of(id, count),
                () -> host.domains()
                        .edit(
                                context,
                                id,
                                xml -> xml.setVcpus(count),
                                "tunable",
                                "The domain cannot have " + count + " vCPUs"));
    }

    @Override
    public HostOutcome<DomainStatus> resizeBlock(CallContext context, VmId id, String disk, long capacityBytes) {
        return host.call(
                connection,
                Verb.DOMAIN_RESIZE_BLOCK,
                context,
                List.of(id, disk, capacityBytes),
                () -> host.domains().resizeBlock(context, id, disk, capacityBytes));
    }

    @Override
    public HostOutcome<DomainStatus> setBalloon(CallContext context, VmId id, long memoryBytes) {
        return host.call(
                connection,
                Verb.DOMAIN_SET_BALLOON,
                context,
                List.of(id, memoryBytes),
                () -> host.domains()
                        .edit(
                                context,
                                id,
                                xml -> xml.setBalloon(memoryBytes),
                                "balloon_change",
                                "cannot set memory higher than max memory"));
    }

    @Override
    public HostOutcome<DomainStatus> setBlockIoTune(
            CallContext context, VmId id, String disk, Map<String, Long> limits) {
        return host.call(
                connection,
                Verb.DOMAIN_SET_BLOCK_IO_TUNE,
                context,
                List.of(id, disk, limits),
                () -> host.domains()
                        .edit(
                                context,
                                id,
                                xml -> xml.setIoTune(disk, limits),
                                "tunable",
                                "The domain has no disk " + disk));
    }
}
