package org.vireo.model.hardware;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.memory.GuestMemory;

/**
 * What of a guest's mainboard is not counted by everybody: kept as one document. What a stored document does not say is
 * the default, so that a new property needs no migration.
 *
 * @param machineType libvirt's machine type, such as pc-q35-7.2 to stay on one; null for the newest of its chipset that
 *     the host has
 * @param ioThreads threads of QEMU that disks can be served by; 0 for none of their own
 * @param usb the USB bus
 * @param clock what the guest's clock shows
 * @param boot what the firmware does
 * @param smbios what the guest reads of its maker
 * @param features what the machine shows of the hypervisor
 * @param power what happens when the guest's state changes by itself
 * @param launchSecurity protection from the host
 * @param emulator what libvirt is made to believe of the emulator
 * @param scsi the virtio-scsi controllers
 * @param multiQueue whether virtio network cards get several queues by themselves
 * @param cpu processors beyond their number
 * @param memory memory beyond its size
 * @param hookParameters values for the scripts of its host's admin, by name
 */
@RecordBuilder
public record Platform(
        @Nullable String machineType,
        int ioThreads,
        UsbBus usb,
        GuestClock clock,
        Boot boot,
        Smbios smbios,
        Features features,
        Power power,
        LaunchSecurity launchSecurity,
        EmulatorOverrides emulator,
        VirtioScsi scsi,
        MultiQueue multiQueue,
        Processors cpu,
        GuestMemory memory,
        List<HookParameter> hookParameters)
        implements PlatformBuilder.With {

    public static final Platform DEFAULT = new Platform(
            null,
            0,
            UsbBus.DEFAULT,
            GuestClock.DEFAULT,
            Boot.DEFAULT,
            Smbios.DEFAULT,
            Features.DEFAULT,
            Power.DEFAULT,
            LaunchSecurity.NONE,
            EmulatorOverrides.NONE,
            VirtioScsi.DEFAULT,
            MultiQueue.ON,
            Processors.DEFAULT,
            GuestMemory.DEFAULT,
            List.of());

    /** Leaves one free for each of the devices that can have one; QEMU sets no limit. */
    private static final int MOST_IO_THREADS = 127;

    private static final int MOST_HOOK_PARAMETERS = 64;

    public Platform {
        usb = Checked.or(usb, UsbBus.DEFAULT);
        clock = Checked.or(clock, GuestClock.DEFAULT);
        boot = Checked.or(boot, Boot.DEFAULT);
        smbios = Checked.or(smbios, Smbios.DEFAULT);
        features = Checked.or(features, Features.DEFAULT);
        power = Checked.or(power, Power.DEFAULT);
        launchSecurity = Checked.or(launchSecurity, LaunchSecurity.NONE);
        emulator = Checked.or(emulator, EmulatorOverrides.NONE);
        scsi = Checked.or(scsi, VirtioScsi.DEFAULT);
        multiQueue = Checked.or(multiQueue, MultiQueue.ON);
        cpu = Checked.or(cpu, Processors.DEFAULT);
        memory = Checked.or(memory, GuestMemory.DEFAULT);
        hookParameters = List.copyOf(Checked.or(hookParameters, List.of()));
        checkNames(hookParameters);
        if (ioThreads < 0 || ioThreads > MOST_IO_THREADS) {
            throw new IllegalArgumentException(
                    "Number of I/O threads " + ioThreads + " is not between 0 and " + MOST_IO_THREADS);
        }
    }

    private static void checkNames(List<HookParameter> parameters) {
        if (parameters.size() > MOST_HOOK_PARAMETERS) {
            throw new IllegalArgumentException(
                    parameters.size() + " custom properties are more than " + MOST_HOOK_PARAMETERS);
        }
        Set<String> names = new HashSet<>();
        for (HookParameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("Custom property " + parameter.name() + " is there twice");
            }
        }
    }
}
