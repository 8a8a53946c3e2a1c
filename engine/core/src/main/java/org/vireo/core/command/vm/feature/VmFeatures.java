package org.vireo.core.command.vm.feature;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmSettings;

/** The settings of VMs that are made of devices. To be called within a transaction. */
@Singleton
public final class VmFeatures {

    /** All of them. The protocol of the console comes first, since others depend on it. */
    private static final List<Feature> ALL = List.of(
            new ConsoleProtocol(),
            new Screens(),
            new ConsoleOptions(),
            OptionalDevices::sound,
            OptionalDevices::console,
            OptionalDevices::rng,
            OptionalDevices::tpm,
            OptionalDevices::balloon,
            SpiceExtras::usb,
            SpiceExtras::smartcard);

    private final VmRepository vms;
    private final IdSource ids;

    @Inject
    public VmFeatures(VmRepository vms, IdSource ids) {
        this.vms = vms;
        this.ids = ids;
    }

    /** What the wishes make of the VM's devices; the violations say what is not possible. */
    public FeaturePlan plan(UUID vmId, VmSettings settings, @Nullable FeatureWishes wishes, Violations violations) {
        List<Device> before = wishes == null
                ? List.of()
                : vms.devices(vmId).stream()
                        .map(VmDevice::device)
                        .filter(Objects::nonNull)
                        .toList();
        return plan(before, settings, wishes, violations);
    }

    /** What the wishes make of devices of which there are no rows yet. */
    public FeaturePlan plan(
            List<Device> before, VmSettings settings, @Nullable FeatureWishes wishes, Violations violations) {
        DeviceSet devices = new DeviceSet(
                before, settings, GuestOsCatalog.shipped().orOther(settings.osType()), () -> new DeviceId(ids.next()));
        if (wishes != null) {
            ALL.forEach(feature -> feature.apply(wishes, devices, violations));
        }
        return new FeaturePlan(before, devices.all());
    }

    /** Does it. */
    public void carryOut(UUID vmId, FeaturePlan plan) {
        if (plan.isNothing()) {
            return;
        }
        Map<DeviceId, VmDevice> rows = vms.devices(vmId).stream()
                .filter(VmDevice::isManaged)
                .collect(Collectors.toMap(VmDevice::deviceId, Function.identity()));
        plan.removed().forEach(device -> vms.removeDevice(Objects.requireNonNull(rows.get(device.id()))));
        plan.changed()
                .forEach(device -> Objects.requireNonNull(rows.get(device.id())).configure(device));
        plan.added().forEach(device -> vms.addDevice(new VmDevice(vmId, device)));
    }
}
