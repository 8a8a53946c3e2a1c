package org.vireo.core.monitoring.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vireo.core.monitoring.match.MatchResult.Evidence;
import org.vireo.core.monitoring.match.MatchResult.Pair;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedVm;

/**
 * Pairs records and reported devices. Our alias decides alone; a graphical console, which libvirt gives no alias, is
 * known by its protocol. Only in a VM that Vireo did not start do MAC, serial number and address count.
 */
public final class Matcher {

    private Matcher() {}

    /** Decides from its arguments alone; nothing is paired twice. */
    public static MatchResult match(List<ConfiguredDevice> configured, ReportedVm reported) {
        Map<DeviceId, ConfiguredDevice> open = new LinkedHashMap<>();
        Map<Key, DeviceId> byKey = new LinkedHashMap<>();
        for (ConfiguredDevice record : configured) {
            open.put(record.device().id(), record);
            keysOf(record).forEach(key -> byKey.putIfAbsent(key, record.device().id()));
        }
        List<Pair> paired = new ArrayList<>();
        List<ReportedDevice> rest = new ArrayList<>();
        for (ReportedDevice device : reported.devices()) {
            find(device, reported.isOurs(), open, byKey).ifPresentOrElse(paired::add, () -> rest.add(device));
        }
        List<Device> missing =
                open.values().stream().map(ConfiguredDevice::device).toList();
        return reported.isOurs()
                ? new MatchResult(paired, rest, List.of(), missing)
                : new MatchResult(paired, List.of(), rest, missing);
    }

    /** What a device can be known by. */
    private record Key(Evidence evidence, String value) {}

    private static Optional<Pair> find(
            ReportedDevice device, boolean ours, Map<DeviceId, ConfiguredDevice> open, Map<Key, DeviceId> byKey) {
        DeviceId named = UserAlias.deviceOf(device.alias());
        if (named != null) {
            return take(named, device, Evidence.ALIAS, open);
        }
        for (Key key : keysOf(device)) {
            DeviceId known = byKey.get(key);
            boolean counts = key.evidence() == Evidence.GRAPHICS_PROTOCOL || !ours;
            if (known != null && counts && open.containsKey(known)) {
                return take(known, device, key.evidence(), open);
            }
        }
        return Optional.empty();
    }

    private static Optional<Pair> take(
            DeviceId id, ReportedDevice device, Evidence evidence, Map<DeviceId, ConfiguredDevice> open) {
        ConfiguredDevice record = open.get(id);
        if (record == null || !Elements.fits(record.device(), device)) {
            return Optional.empty();
        }
        open.remove(id);
        return Optional.of(new Pair(record.device(), device, evidence));
    }

    private static List<Key> keysOf(ConfiguredDevice record) {
        List<Key> keys = new ArrayList<>();
        switch (record.device()) {
            case GraphicsDevice graphics ->
                keys.add(new Key(
                        Evidence.GRAPHICS_PROTOCOL, graphics.protocol().name().toLowerCase(Locale.ROOT)));
            case NicDevice nic -> keys.add(new Key(Evidence.MAC, nic.mac().value()));
            case DiskDevice disk ->
                keys.add(new Key(Evidence.SERIAL, disk.diskId().toString()));
            default -> {}
        }
        if (record.address() != null) {
            keys.add(new Key(Evidence.ADDRESS, record.address().toString()));
        }
        return keys;
    }

    private static List<Key> keysOf(ReportedDevice device) {
        List<Key> keys = new ArrayList<>();
        switch (device) {
            case ReportedGraphics graphics -> keys.add(new Key(Evidence.GRAPHICS_PROTOCOL, graphics.protocol()));
            case ReportedNic nic when nic.mac() != null -> keys.add(new Key(Evidence.MAC, nic.mac()));
            case ReportedDisk disk when disk.serial() != null -> keys.add(new Key(Evidence.SERIAL, disk.serial()));
            default -> {}
        }
        if (device.address() != null) {
            keys.add(new Key(Evidence.ADDRESS, device.address().toString()));
        }
        return keys;
    }
}
