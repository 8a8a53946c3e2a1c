package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.VmRepository;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.spec.ResolvedNetwork;
import org.vireo.model.spec.VmIdentity;
import org.vireo.model.spec.VmResources;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

/** Loads what a Domain XML is made of, in a fixed number of queries. To be called within a transaction. */
@Singleton
public final class LaunchPlans {

    private final VmRepository vms;
    private final ResolvedDisks disks;
    private final VmNetworks networks;

    @Inject
    public LaunchPlans(VmRepository vms, ResolvedDisks disks, VmNetworks networks) {
        this.vms = vms;
        this.disks = disks;
        this.networks = networks;
    }

    /** Empty when the VM is gone. */
    public Optional<LaunchPlan> load(UUID vmId, boolean launchPaused) {
        return vms.find(vmId).map(vm -> plan(vm, launchPaused, null));
    }

    /** As it is configured, but with one device changed. Empty when the VM is gone. */
    Optional<LaunchPlan> loadWith(UUID vmId, Device changed) {
        return vms.find(vmId).map(vm -> plan(vm, false, changed));
    }

    private LaunchPlan plan(Vm vm, boolean launchPaused, @Nullable Device changed) {
        List<VmDevice> rows = vms.devices(vm.id()).stream()
                .filter(row -> row.isManaged() && row.isPlugged())
                .toList();
        List<DeviceEntry> entries = new ArrayList<>();
        for (VmDevice row : rows) {
            Device device = row.device();
            if (device != null) {
                Device wanted = changed != null && changed.id().equals(device.id()) ? changed : device;
                entries.add(new DeviceEntry(wanted, row.address()));
            }
        }
        FirstBoot firstBoot = FirstBoot.of(FirstBoot.Guest.of(vm), entries);
        VmResources resources = new VmResources(resolveDisks(entries), resolveNetworks(rows), firstBoot.payloads());
        VmSpec spec = new VmSpec(
                new VmIdentity(new VmId(vm.id()), vm.name(), vm.settings().description(), vm.configurationVersion()),
                hardware(PlacedHardware.of(vm.settings(), placementOf(vm.id()))),
                launchPaused,
                entries,
                resources,
                ConsolePassword.LOCKED);
        return new LaunchPlan(spec, firstBoot.secrets());
    }

    private @Nullable CpuPlacement placementOf(UUID vmId) {
        return vms.runtime(vmId).map(VmRuntime::cpuPlacement).orElse(null);
    }

    private static GuestHardware hardware(VmSettings settings) {
        return new GuestHardware(
                settings.memoryBytes(),
                settings.topology(),
                settings.biosType(),
                settings.platform(),
                GuestOsCatalog.shipped().profile(settings.osType()));
    }

    /** The disk of a device, or the one that lies in a drive; null when there is none. */
    private static @Nullable DiskId diskOf(Device device) {
        return switch (device) {
            case DiskDevice disk -> disk.diskId();
            case CdromDevice drive when drive.medium() instanceof CdromMedium.IsoDisk(DiskId disk) -> disk;
            case FloppyDevice drive when drive.medium() instanceof CdromMedium.IsoDisk(DiskId disk) -> disk;
            default -> null;
        };
    }

    private Map<DiskId, ResolvedDisk> resolveDisks(List<DeviceEntry> entries) {
        Set<UUID> ids = new HashSet<>();
        for (DeviceEntry entry : entries) {
            DiskId disk = diskOf(entry.device());
            if (disk != null) {
                ids.add(disk.value());
            }
        }
        return disks.ofIds(ids);
    }

    private Map<VnicProfileId, ResolvedNetwork> resolveNetworks(List<VmDevice> rows) {
        Map<VnicProfileId, ResolvedNetwork> resolved = new HashMap<>();
        networks.of(rows).forEach((profile, use) -> resolved.put(profile, use.resolved()));
        return resolved;
    }
}
