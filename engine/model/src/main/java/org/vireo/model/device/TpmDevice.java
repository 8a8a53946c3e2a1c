package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;
import org.vireo.model.need.HostNeed;

/**
 * A TPM 2.0, emulated by swtpm on the host. Its state stays on the host when the VM is stopped.
 *
 * @param model the interface that the guest sees
 */
public record TpmDevice(DeviceId id, TpmModel model) implements Device {

    /** With the interface that today's operating systems expect. */
    public static TpmDevice crb(DeviceId id) {
        return new TpmDevice(id, TpmModel.CRB);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.TPM;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public String description() {
        return "TPM 2.0, " + model.word();
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new TpmDevice(newId, model));
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
