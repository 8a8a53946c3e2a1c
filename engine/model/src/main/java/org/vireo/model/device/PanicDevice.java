package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;
import org.vireo.model.need.HostNeed;

/** Through which a guest tells that its kernel has crashed. */
public record PanicDevice(DeviceId id, PanicModel model) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.PANIC;
    }

    @Override
    public Place place() {
        return switch (model) {
            case PVPANIC -> Place.CONVENTIONAL_PCI;
            case ISA, HYPERV -> Place.NONE;
        };
    }

    @Override
    public String description() {
        return "Panic device " + model.word();
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new PanicDevice(newId, model));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.MODEL, model.word());
    }

    @Override
    public List<HostNeed> needs() {
        return model.needs();
    }
}
