package org.vireo.core.command.vm.feature;

import org.vireo.core.validation.Violations;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.TpmModel;
import org.vireo.model.device.VirtioConsoleDevice;

/** Devices that a VM has one of or none, each by a word of its own. */
final class OptionalDevices {

    private OptionalDevices() {}

    /** The sound card that the guest has a driver for. */
    static void sound(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        if (wishes.sound() != null) {
            SoundModel driven = devices.guest().sound();
            SoundOutput output = devices.hasConsole(GraphicsProtocol.SPICE) ? SoundOutput.SPICE : SoundOutput.NONE;
            devices.require(
                    wishes.sound(),
                    SoundDevice.class,
                    id -> new SoundDevice(id, driven == null ? SoundModel.ICH6 : driven, output));
        }
    }

    /** A console of text, on a serial port or on virtio. */
    static void console(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        Boolean wanted = wishes.console();
        if (wanted != null && (!wanted || !devices.has(VirtioConsoleDevice.class))) {
            devices.require(wanted, SerialConsoleDevice.class, SerialConsoleDevice::new);
        }
        if (Boolean.FALSE.equals(wanted)) {
            devices.remove(VirtioConsoleDevice.class);
        }
    }

    /** The generator of random numbers that is shown: the first. It cannot be wished away, only be removed. */
    static void rng(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        FeatureWishes.Rng wanted = wishes.rng();
        if (wanted != null) {
            devices.require(true, RngDevice.class, RngDevice::urandom);
            RngDevice shown = devices.all(RngDevice.class).getFirst();
            RngSource source = wanted.source() == null ? shown.source() : wanted.source();
            devices.change(
                    RngDevice.class,
                    rng -> rng.id().equals(shown.id()) ? new RngDevice(rng.id(), source, wanted.limit()) : rng);
        }
    }

    /** The TPM that the firmware knows. */
    static void tpm(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        if (wishes.tpm() != null) {
            TpmModel model = devices.settings().biosType().uefi() ? TpmModel.CRB : TpmModel.TIS;
            devices.require(wishes.tpm(), TpmDevice.class, id -> new TpmDevice(id, model));
        }
    }

    /** The memory balloon. */
    static void balloon(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        if (wishes.balloon() != null) {
            devices.require(wishes.balloon(), BalloonDevice.class, BalloonDevice::reporting);
        }
    }
}
