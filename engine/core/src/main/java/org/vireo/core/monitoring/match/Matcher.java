package org.vireo.core.monitoring.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.match.Keys.Key;
import org.vireo.core.monitoring.match.MatchResult.Pair;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.Device;
import org.vireo.model.device.Evidence;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedVm;

/**
 * Pairs records and reported devices.
 *
 * <pre>
 *   the device                                    is paired with
 *   has an alias of ours                          the record of that id and kind, or nothing
 *   is a graphical console (never has an alias)   the record of its protocol
 *   is a redirection filter (never has an alias)  the record: libvirt takes one in a VM
 *   is a smartcard (never has an alias)           the record, if it is in the reader's first slot
 *   is a lease (never has an alias)               the record of its lockspace and key
 *   is of a VM that Vireo started, none of these  nothing: libvirt or an operator added it
 *   is of another VM: NIC                         the record with its MAC
 *                     disk                        the record with its serial number, else with its image
 *                     channel                     the record with its port name
 *                     host device                 the record with its source
 *                     shared directory            the record with its tag
 *                     other kinds                 the record of its kind with its address
 * </pre>
 *
 * What two records or two devices have in common identifies neither of them.
 */
public final class Matcher {

    private static final List<Evidence> BY_KEY = Arrays.stream(Evidence.values())
            .filter(evidence -> evidence != Evidence.ALIAS)
            .toList();

    private final Map<DeviceId, ConfiguredDevice> open = new LinkedHashMap<>();
    private final @Nullable Pair[] pairs;
    private final List<ReportedDevice> reported;

    private Matcher(List<ConfiguredDevice> configured, List<ReportedDevice> reported) {
        configured.forEach(record -> open.put(record.device().id(), record));
        this.reported = reported;
        this.pairs = new Pair[reported.size()];
    }

    /** Decides from its arguments alone; nothing is paired twice. */
    public static MatchResult match(List<ConfiguredDevice> configured, ReportedVm vm) {
        Matcher matcher = new Matcher(configured, vm.devices());
        matcher.pairByAlias();
        matcher.pairByKeys(vm.isOurs());
        return matcher.result(vm.isOurs());
    }

    private void pairByAlias() {
        for (int i = 0; i < pairs.length; i++) {
            DeviceId named = UserAlias.deviceOf(reported.get(i).alias());
            ConfiguredDevice record = named == null ? null : open.get(named);
            if (record != null && record.device().kind() == reported.get(i).kind()) {
                pair(i, record, Evidence.ALIAS);
            }
        }
    }

    /** The strongest keys of all devices first, so that a weak one takes nothing away from a strong one. */
    private void pairByKeys(boolean ours) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] == null && mayBeFoundByKey(reported.get(i), ours)) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return;
        }
        Map<Key, DeviceId> records = unambiguous();
        Set<Key> ambiguous = repeated(places);
        for (Evidence evidence : BY_KEY) {
            for (int place : places) {
                if (pairs[place] == null) {
                    pairByKey(place, evidence, records, ambiguous);
                }
            }
        }
    }

    private void pairByKey(int place, Evidence evidence, Map<Key, DeviceId> records, Set<Key> ambiguous) {
        for (Key key : Keys.of(reported.get(place))) {
            if (key.evidence() == evidence && !ambiguous.contains(key)) {
                DeviceId id = records.get(key);
                ConfiguredDevice record = id == null ? null : open.get(id);
                if (record != null) {
                    pair(place, record, evidence);
                    return;
                }
            }
        }
    }

    private static boolean mayBeFoundByKey(ReportedDevice device, boolean ours) {
        return device.isNeverAliased() || (!ours && UserAlias.deviceOf(device.alias()) == null);
    }

    private Map<Key, DeviceId> unambiguous() {
        Map<Key, DeviceId> records = new HashMap<>();
        Set<Key> ambiguous = new HashSet<>();
        for (ConfiguredDevice record : open.values()) {
            for (Key key : Keys.of(record)) {
                if (records.put(key, record.device().id()) != null) {
                    ambiguous.add(key);
                }
            }
        }
        records.keySet().removeAll(ambiguous);
        return records;
    }

    private Set<Key> repeated(List<Integer> places) {
        Set<Key> seen = new HashSet<>();
        Set<Key> repeated = new HashSet<>();
        for (int place : places) {
            for (Key key : Keys.of(reported.get(place))) {
                if (!seen.add(key)) {
                    repeated.add(key);
                }
            }
        }
        return repeated;
    }

    private void pair(int place, ConfiguredDevice record, Evidence evidence) {
        open.remove(record.device().id());
        pairs[place] = new Pair(record.device(), reported.get(place), evidence);
    }

    private MatchResult result(boolean ours) {
        List<Pair> paired = new ArrayList<>(pairs.length);
        List<ReportedDevice> rest = new ArrayList<>();
        for (int i = 0; i < pairs.length; i++) {
            Pair pair = pairs[i];
            if (pair == null) {
                rest.add(reported.get(i));
            } else {
                paired.add(pair);
            }
        }
        List<Device> missing =
                open.values().stream().map(ConfiguredDevice::device).toList();
        return new MatchResult(paired, ours ? rest : List.of(), ours ? List.of() : rest, missing);
    }
}
