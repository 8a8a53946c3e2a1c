package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.monitoring.match.ConfiguredDevice;
import org.vireo.core.monitoring.match.MatchResult;
import org.vireo.core.monitoring.match.MatchResult.Pair;
import org.vireo.core.monitoring.match.Matcher;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Brings the device rows of a VM in line with a match: no row is deleted and made anew, no configuration changed. */
@Singleton
public final class DeviceRows {

    private final VmRepository vms;
    private final Auditor auditor;

    @Inject
    public DeviceRows(VmRepository vms, Auditor auditor) {
        this.vms = vms;
        this.auditor = auditor;
    }

    void write(
            ReportOrigin origin,
            Vm vm,
            List<VmDevice> stored,
            ReportedVm reported,
            boolean firstOfThisRun,
            Resources resources) {
        Map<UUID, VmDevice> byId = new HashMap<>();
        stored.forEach(row -> byId.put(row.deviceId().value(), row));
        MatchResult result = Matcher.match(configured(stored, resources.images()), reported);
        result.paired().forEach(pair -> {
            VmDevice row = byId.get(pair.device().id().value());
            if (row != null) {
                writePaired(origin, vm, row, pair, resources.filters());
            }
        });
        result.missing().forEach(device -> {
            VmDevice row = byId.get(device.id().value());
            if (row != null && row.missing()) {
                announce(
                        EventCode.VM_DEVICE_MISSING,
                        origin,
                        vm,
                        device.description()
                                + " is configured, but not reported by the host. It stays in the configuration, and is"
                                + " there again after the next start unless it is taken out of there, too.");
            }
        });
        writeUnmanaged(origin, vm, stored, byId, added(result), firstOfThisRun);
    }

    private void writePaired(ReportOrigin origin, Vm vm, VmDevice row, Pair pair, Map<VnicProfileId, String> filters) {
        ReportedDevice seen = pair.reported();
        String lost = missingFilter(pair, filters);
        boolean news = lost != null && row.state() != DeviceState.UNPROTECTED;
        if (seen instanceof ReportedDisk disk) {
            DiskNews.of(pair.device().description(), row.images(), disk.chain())
                    .ifPresent(changed -> announce(changed.code(), origin, vm, changed.words()));
            row.diskIs(disk.target(), disk.chain());
        }
        row.reported(
                lost == null ? DeviceState.PAIRED : DeviceState.UNPROTECTED,
                seen.address(),
                seen.alias(),
                seen.hostSide());
        if (news && pair.device() instanceof NicDevice nic) {
            announce(
                    EventCode.NIC_UNPROTECTED,
                    origin,
                    vm,
                    "interface " + nic.name() + " is not behind its network filter " + lost + ", but "
                            + (seen instanceof ReportedNic card && card.filter() != null
                                    ? "behind " + card.filter()
                                    : "behind none")
                            + ": the guest may send what that lets pass, such as under addresses of others. Unplug it"
                            + " and plug it in again.");
        }
    }

    /**
     * The filter that the card must be behind and is not; null when all is well. Which of two filters lets more pass nobody
     * can say, so that any other counts as none.
     */
    private static @Nullable String missingFilter(Pair pair, Map<VnicProfileId, String> filters) {
        if (pair.device() instanceof NicDevice nic
                && nic.vnicProfileId() != null
                && pair.reported() instanceof ReportedNic seen) {
            String wanted = filters.get(nic.vnicProfileId());
            return wanted == null || wanted.equals(seen.filter()) ? null : wanted;
        }
        return null;
    }

    private static List<ReportedDevice> added(MatchResult result) {
        List<ReportedDevice> added = new ArrayList<>(result.unmanaged());
        added.addAll(result.foreign());
        return added;
    }

    private static List<ConfiguredDevice> configured(List<VmDevice> stored, Map<DiskId, String> images) {
        List<ConfiguredDevice> configured = new ArrayList<>();
        for (VmDevice row : stored) {
            if (row.device() != null && row.isPlugged()) {
                String image = row.device() instanceof DiskDevice disk ? images.get(disk.diskId()) : null;
                configured.add(new ConfiguredDevice(row.device(), row.address(), image));
            }
        }
        return configured;
    }

    private void writeUnmanaged(
            ReportOrigin origin,
            Vm vm,
            List<VmDevice> stored,
            Map<UUID, VmDevice> byId,
            List<ReportedDevice> added,
            boolean firstOfThisRun) {
        Map<UUID, ReportedDevice> wanted = new HashMap<>();
        Map<String, Integer> nameless = new HashMap<>();
        for (ReportedDevice device : added) {
            wanted.putIfAbsent(unmanagedId(vm.id(), device, nameless), device);
        }
        stored.stream()
                .filter(row ->
                        !row.isManaged() && !wanted.containsKey(row.deviceId().value()))
                .forEach(vms::removeDevice);
        wanted.forEach((id, device) -> {
            VmDevice row = byId.get(id);
            if (row == null) {
                row = VmDevice.unmanaged(vm.id(), id, device.element());
                vms.addDevice(row);
                if (!firstOfThisRun) {
                    announce(
                            EventCode.VM_DEVICE_UNMANAGED,
                            origin,
                            vm,
                            "a " + device.element() + " was added on the host. It is not part of the configuration.");
                }
            }
            row.reported(DeviceState.UNMANAGED, device.address(), device.alias(), device.hostSide());
        });
    }

    /**
     * The same device has the same id in every report, so that its row stays. Devices with neither alias nor address are
     * alike but for their element, so they are counted.
     */
    private static UUID unmanagedId(UUID vmId, ReportedDevice device, Map<String, Integer> nameless) {
        String alias = device.alias();
        String key;
        if (alias != null) {
            key = alias;
        } else if (device.address() != null) {
            key = device.address().toString();
        } else {
            key = Integer.toString(nameless.merge(device.element(), 1, Integer::sum));
        }
        return UUID.nameUUIDFromBytes((vmId + " " + device.element() + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    private void announce(EventCode code, ReportOrigin origin, Vm vm, String words) {
        auditor.observed(
                code, "VM " + vm.name() + ": " + words, origin.correlationId(), ObjectRef.vm(vm.id()), origin.hostId());
    }
}
