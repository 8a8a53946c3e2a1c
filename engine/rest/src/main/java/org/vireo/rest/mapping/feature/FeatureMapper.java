package org.vireo.rest.mapping.feature;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Console;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.Rate;
import org.vireo.api.type.Usb;
import org.vireo.api.type.UsbType;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** Devices that the API counts among the settings of VMs and templates. */
public final class FeatureMapper {

    /** The kinds that the display of a VM is read from, which every list shows. */
    public static final Set<DeviceKind> OF_DISPLAY =
            EnumSet.of(DeviceKind.GRAPHICS, DeviceKind.VIDEO, DeviceKind.SMARTCARD);

    /** All kinds that are read here. */
    public static final Set<DeviceKind> ALL = EnumSet.of(
            DeviceKind.GRAPHICS,
            DeviceKind.VIDEO,
            DeviceKind.SMARTCARD,
            DeviceKind.SOUND,
            DeviceKind.SERIAL_CONSOLE,
            DeviceKind.VIRTIO_CONSOLE,
            DeviceKind.REDIRECTION,
            DeviceKind.RNG,
            DeviceKind.TPM,
            DeviceKind.BALLOON);

    private FeatureMapper() {}

    /** Sets the display alone. */
    public static void addDisplay(VmBase api, List<Device> devices) {
        api.setDisplay(DisplayMapper.toApi(devices));
    }

    /** Sets all, after the memory policy. */
    public static void addAll(VmBase api, List<Device> devices) {
        addDisplay(api, devices);
        api.setSoundcardEnabled(has(SoundDevice.class, devices));
        Console console = new Console();
        console.setEnabled(has(SerialConsoleDevice.class, devices) || has(VirtioConsoleDevice.class, devices));
        api.setConsole(console);
        Usb usb = new Usb();
        usb.setEnabled(has(RedirectionDevice.class, devices));
        usb.setType(UsbType.NATIVE);
        api.setUsb(usb);
        of(RngDevice.class, devices).stream().findFirst().ifPresent(rng -> api.setRngDevice(rng(rng)));
        api.setTpmEnabled(has(TpmDevice.class, devices));
        MemoryPolicy policy = api.getMemoryPolicy() == null ? new MemoryPolicy() : api.getMemoryPolicy();
        policy.setBallooning(has(BalloonDevice.class, devices));
        api.setMemoryPolicy(policy);
    }

    /** What the request says of them; null when it says nothing. */
    public static @Nullable FeatureWishes toWishes(VmBase api) {
        return new FeatureWishes(
                        DisplayMapper.toWishes(api.getDisplay()),
                        api.getSoundcardEnabled(),
                        api.getConsole() == null ? null : api.getConsole().getEnabled(),
                        usb(api.getUsb()),
                        api.getDisplay() == null ? null : api.getDisplay().getSmartcardEnabled(),
                        rng(api.getRngDevice()),
                        api.getTpmEnabled(),
                        api.getMemoryPolicy() == null
                                ? null
                                : api.getMemoryPolicy().getBallooning(),
                        null)
                .orNull();
    }

    static <T extends Device> List<T> of(Class<T> kind, Collection<Device> devices) {
        return devices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean has(Class<? extends Device> kind, Collection<Device> devices) {
        return devices.stream().anyMatch(kind::isInstance);
    }

    private static @Nullable Boolean usb(@Nullable Usb api) {
        if (api != null && api.getType() == UsbType.LEGACY) {
            throw Words.unsupported("usb.type", UsbType.LEGACY.wire(), UsbType.NATIVE.wire());
        }
        return api == null ? null : api.getEnabled();
    }

    private static org.vireo.api.type.RngDevice rng(RngDevice device) {
        org.vireo.api.type.RngDevice api = new org.vireo.api.type.RngDevice();
        api.setSource(
                switch (device.source()) {
                    case URANDOM -> org.vireo.api.type.RngSource.URANDOM;
                    case RANDOM -> org.vireo.api.type.RngSource.RANDOM;
                    case HWRNG -> org.vireo.api.type.RngSource.HWRNG;
                    // The published type has no word for it.
                    case BUILTIN -> null;
                });
        RngLimit limit = device.limit();
        if (limit != null) {
            Rate rate = new Rate();
            rate.setBytes((long) limit.bytes());
            rate.setPeriod((long) limit.periodMillis());
            api.setRate(rate);
        }
        return api;
    }

    private static FeatureWishes.@Nullable Rng rng(org.vireo.api.type.@Nullable RngDevice api) {
        if (api == null) {
            return null;
        }
        RngSource source = switch (api.getSource()) {
            case null -> null;
            case URANDOM -> RngSource.URANDOM;
            case RANDOM -> RngSource.RANDOM;
            case HWRNG -> RngSource.HWRNG;
        };
        return new FeatureWishes.Rng(source, limit(api.getRate()));
    }

    /** Both numbers in the model are 32 bits; a period that is not given is a second, as in oVirt. */
    private static @Nullable RngLimit limit(@Nullable Rate api) {
        if (api == null || api.getBytes() == null) {
            return null;
        }
        try {
            return new RngLimit(
                    Words.count("rng_device.rate.bytes", api.getBytes(), 1),
                    Words.count("rng_device.rate.period", api.getPeriod(), 1000));
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("INVALID_VALUE", e.getMessage() + ".");
        }
    }
}
