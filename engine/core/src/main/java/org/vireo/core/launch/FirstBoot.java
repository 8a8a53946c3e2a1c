package org.vireo.core.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.vm.Initialization;
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

    /** Whom it is for. */
    record Guest(UUID id, String name, GuestOs system, Initialization initialization) {

        static Guest of(Vm vm) {
            return new Guest(
                    vm.id(),
                    vm.name(),
                    GuestOsCatalog.shipped().orOther(vm.settings().osType()),
                    vm.settings().initialization());
        }

        /** The name that is wanted, or one made of the VM's. */
        String hostName() {
            String wanted = initialization.hostName();
            return wanted == null ? CloudInitSeed.hostNameOf(name) : wanted;
        }
    }

    static FirstBoot of(Guest guest, List<DeviceEntry> entries) {
        List<Payload> payloads = new ArrayList<>();
        Map<String, byte[]> secrets = new HashMap<>();
        for (DeviceEntry entry : entries) {
            switch (entry.device()) {
                case CdromDevice drive
                when drive.medium() instanceof CdromMedium.Payload -> payloads.add(onCdrom(guest, drive.id(), secrets));
                case FloppyDevice drive
                when drive.medium() instanceof CdromMedium.Payload ->
                    payloads.add(Payload.sysprep(drive.id(), kept(AnswerFile.of(guest), secrets)));
                default -> {
                    // It takes no payload.
                }
            }
        }
        return payloads.isEmpty() ? NOTHING : new FirstBoot(payloads, secrets);
    }

    private static Payload onCdrom(Guest guest, DeviceId drive, Map<String, byte[]> secrets) {
        return switch (guest.system().initialization()) {
            case CLOUD_INIT, NONE -> Payload.noCloud(drive, kept(CloudInitSeed.of(guest), secrets));
            case IGNITION -> Payload.configDrive(drive, kept(ConfigDriveSeed.of(guest), secrets));
            case SYSPREP -> Payload.unattend(drive, kept(AnswerFile.of(guest), secrets));
        };
    }

    private static List<PayloadFile> kept(Seed seed, Map<String, byte[]> secrets) {
        secrets.putAll(seed.secrets());
        return seed.files();
    }
}
