package org.vireo.core.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.vm.Vm;

/**
 * What a guest is told at its first start, on the drives that wait for a payload: NoCloud for cloud-init, a config drive
 * for Ignition, an answer file for Windows.
 *
 * @param secrets contents by reference; they travel beside the XML
 */
record FirstBoot(List<Payload> payloads, Map<String, byte[]> secrets) {

    static final FirstBoot NOTHING = new FirstBoot(List.of(), Map.of());

    /** The files of one drive, and the secrets that they refer to. */
    record Seed(List<PayloadFile> files, Map<String, byte[]> secrets) {}

    static FirstBoot of(Vm vm, List<DeviceEntry> entries) {
        GuestOs guest = GuestOsCatalog.shipped().orOther(vm.settings().osType());
        List<Payload> payloads = new ArrayList<>();
        Map<String, byte[]> secrets = new HashMap<>();
        for (DeviceEntry entry : entries) {
            switch (entry.device()) {
                case CdromDevice drive
                when drive.medium() instanceof CdromMedium.Payload ->
                    payloads.add(onCdrom(vm, guest, drive.id(), secrets));
                case FloppyDevice drive
                when drive.medium() instanceof CdromMedium.Payload ->
                    payloads.add(Payload.sysprep(drive.id(), kept(AnswerFile.of(vm), secrets)));
                default -> {
                    // It takes no payload.
                }
            }
        }
        return payloads.isEmpty() ? NOTHING : new FirstBoot(payloads, secrets);
    }

    private static Payload onCdrom(Vm vm, GuestOs guest, DeviceId drive, Map<String, byte[]> secrets) {
        return switch (guest.initialization()) {
            case CLOUD_INIT, NONE ->
                Payload.noCloud(
                        drive,
                        kept(CloudInitSeed.of(vm.id(), vm.name(), vm.settings().initialization()), secrets));
            case IGNITION -> Payload.configDrive(drive, kept(ConfigDriveSeed.of(vm), secrets));
            case SYSPREP -> Payload.unattend(drive, kept(AnswerFile.of(vm), secrets));
        };
    }

    private static List<PayloadFile> kept(Seed seed, Map<String, byte[]> secrets) {
        secrets.putAll(seed.secrets());
        return seed.files();
    }
}
