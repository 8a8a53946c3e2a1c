package org.vireo.rest.mapping;

import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Bios;
import org.vireo.api.type.BootMenu;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.SerialNumber;
import org.vireo.api.type.SerialNumberPolicy;
import org.vireo.api.type.TimeZone;
import org.vireo.api.type.VmBase;
import org.vireo.api.type.VmStorageErrorResumeBehaviour;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.hardware.DirectKernel;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.Power.StorageErrorAction;
import org.vireo.model.hardware.Smbios;

/** Firmware, clock, serial number and what follows an error of the storage. Called after what makes the elements. */
final class BoardMapper {

    private BoardMapper() {}

    static void addTo(VmBase api, Platform platform) {
        Bios bios = api.getBios() == null ? new Bios() : api.getBios();
        BootMenu menu = new BootMenu();
        menu.setEnabled(platform.boot().menu());
        bios.setBootMenu(menu);
        api.setBios(bios);
        DirectKernel direct = platform.boot().directKernel();
        OperatingSystem os = api.getOs();
        if (os != null && direct.kernel() != null) {
            os.setKernel(direct.kernel());
            os.setInitrd(direct.initrd());
            os.setCmdline(direct.commandLine());
        }
        if (platform.clock().timeZone() != null) {
            TimeZone zone = new TimeZone();
            zone.setName(platform.clock().timeZone());
            api.setTimeZone(zone);
        }
        if (platform.smbios().serialPolicy() != Smbios.SerialPolicy.VM) {
            api.setSerialNumber(serialNumber(platform.smbios()));
        }
        api.setStorageErrorResumeBehaviour(
                switch (platform.power().onStorageError()) {
                    case AUTO_RESUME -> VmStorageErrorResumeBehaviour.AUTO_RESUME;
                    case LEAVE_PAUSED -> VmStorageErrorResumeBehaviour.LEAVE_PAUSED;
                    case KILL -> VmStorageErrorResumeBehaviour.KILL;
                });
    }

    private static SerialNumber serialNumber(Smbios smbios) {
        SerialNumber api = new SerialNumber();
        api.setPolicy(
                switch (smbios.serialPolicy()) {
                    case VM -> SerialNumberPolicy.VM;
                    case HOST -> SerialNumberPolicy.HOST;
                    case CUSTOM -> SerialNumberPolicy.CUSTOM;
                });
        api.setValue(smbios.serial());
        return api;
    }

    /** The patch and what the request says of these. An empty text goes back to the default. */
    static PlatformPatch add(PlatformPatch before, VmBase api) {
        PlatformPatch patch = before;
        if (api.getBios() != null && api.getBios().getBootMenu() != null) {
            patch = patch.withGiven("boot.menu", api.getBios().getBootMenu().getEnabled());
        }
        patch = kernel(patch, api.getOs());
        patch = clock(patch, api.getTimeZone());
        patch = serial(patch, api.getSerialNumber());
        return patch.withGiven("power.onStorageError", storageError(api.getStorageErrorResumeBehaviour()));
    }

    private static PlatformPatch kernel(PlatformPatch before, @Nullable OperatingSystem os) {
        if (os == null) {
            return before;
        }
        return before.withGiven("boot.directKernel.kernel", os.getKernel())
                .withGiven("boot.directKernel.initrd", os.getInitrd())
                .withGiven("boot.directKernel.commandLine", os.getCmdline());
    }

    private static PlatformPatch clock(PlatformPatch before, @Nullable TimeZone zone) {
        String name = zone == null ? null : zone.getName();
        if (name == null) {
            return before;
        }
        PlatformPatch reset = before.with("clock.adjustmentSeconds", 0);
        return name.isEmpty()
                ? reset.with("clock.basis", GuestClock.Basis.GUEST_OS).with("clock.timeZone", null)
                : reset.with("clock.basis", GuestClock.Basis.TIME_ZONE).with("clock.timeZone", name);
    }

    private static PlatformPatch serial(PlatformPatch before, @Nullable SerialNumber serial) {
        SerialNumberPolicy policy = serial == null ? null : serial.getPolicy();
        if (serial == null || policy == null) {
            return before;
        }
        return switch (policy) {
            case NONE, VM ->
                before.with("smbios.serialPolicy", Smbios.SerialPolicy.VM).with("smbios.serial", null);
            case HOST ->
                before.with("smbios.serialPolicy", Smbios.SerialPolicy.HOST).with("smbios.serial", null);
            case CUSTOM ->
                before.with("smbios.serialPolicy", Smbios.SerialPolicy.CUSTOM).with("smbios.serial", serial.getValue());
        };
    }

    private static @Nullable StorageErrorAction storageError(@Nullable VmStorageErrorResumeBehaviour api) {
        return switch (api) {
            case null -> null;
            case AUTO_RESUME -> StorageErrorAction.AUTO_RESUME;
            case LEAVE_PAUSED -> StorageErrorAction.LEAVE_PAUSED;
            case KILL -> StorageErrorAction.KILL;
        };
    }
}
