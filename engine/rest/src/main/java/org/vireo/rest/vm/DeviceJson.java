package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.wire.Json;

/** Devices as JSON. */
final class DeviceJson {

    private DeviceJson() {}

    static ObjectNode of(List<VmDevice> devices) {
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("device");
        devices.forEach(device -> add(array.addObject(), device));
        return body;
    }

    private static void add(ObjectNode node, VmDevice device) {
        node.put("id", device.deviceId().toString());
        node.put("kind", device.kind().toLowerCase(Locale.ROOT));
        node.put("managed", device.isManaged());
        node.put("state", device.state().name().toLowerCase(Locale.ROOT));
        put(node, "alias", device.alias());
        put(node, "address", device.address() == null ? null : device.address().toString());
        put(node, "host_side", device.hostSide());
        if (device.device() instanceof DiskDevice || device.device() instanceof CdromDevice) {
            node.set("configuration", ModelJson.mapper().valueToTree(device.device()));
        }
        put(node, "description", device.device() == null ? null : describe(device.device()));
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String describe(Device device) {
        return switch (device) {
            case DiskDevice disk -> "Disk " + disk.diskId() + " on " + word(disk.bus());
            case NicDevice nic -> nic.name() + ", " + nic.mac() + ", " + word(nic.model());
            case CdromDevice cdrom -> "CD-ROM: " + cdrom.medium();
            case FloppyDevice floppy -> "Floppy drive: " + floppy.medium();
            case LeaseDevice lease -> "Lease " + lease.key() + " in " + lease.lockspace();
            case GraphicsDevice graphics -> word(graphics.protocol()) + " console";
            case VideoDevice video -> word(video.model()) + " video";
            case SerialConsoleDevice serial -> "Serial console";
            case VirtioConsoleDevice console -> "Virtio console";
            case InputDevice input -> word(input.type()) + " on " + word(input.bus());
            case SoundDevice sound -> word(sound.model()) + " sound card";
            case SmartcardDevice card -> "Smartcard, " + word(card.mode());
            case RedirectionDevice port -> "USB redirection";
            case RedirectionFilterDevice filter ->
                "USB redirection filter, " + filter.rules().size() + " rules";
            case SpiceAgentChannelDevice channel -> "Channel to the SPICE agent";
            case RngDevice rng ->
                "Random numbers from "
                        + (rng.source().path() == null ? "QEMU" : rng.source().path());
            case MemoryDevice memory -> memory.sizeBytes() + " bytes of memory, " + word(memory.model());
            case IommuDevice iommu -> word(iommu.model()) + " IOMMU";
            case BalloonDevice balloon -> "Memory balloon";
            case GuestAgentChannelDevice channel -> "Channel to the guest agent";
            case TpmDevice tpm -> "TPM 2.0, " + tpm.model().word();
            case WatchdogDevice watchdog ->
                "Watchdog " + watchdog.model().word() + ": " + watchdog.action().word();
            case PanicDevice panic -> "Panic device " + panic.model().word();
            case HostDevice host -> "Host device " + host.source();
            case VsockDevice socket -> socket.cid() == 0 ? "Host socket" : "Host socket " + socket.cid();
            case FilesystemDevice share -> "Directory " + share.directory() + " as " + share.tag();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
