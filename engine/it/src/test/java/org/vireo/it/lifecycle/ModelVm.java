package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be true of one VM. Where an answer was lost there is more than one possibility. */
final class ModelVm {

    final UUID id;
    final String name;
    Presence exists = Presence.MAYBE;
    Presence runs = Presence.NO;

    /** Whether a guest was asked to reboot, which nobody sees the end of for a while. */
    boolean rebooting;

    /** Counts what others did to its power than the engine. */
    int disturbances;

    private int seenDisturbances;

    /** Whether somebody else started it and the engine may not know yet: what it says of its power is of another copy. */
    boolean unseen;

    final Set<Long> memory = new HashSet<>();
    final Set<Integer> vcpus = new HashSet<>();
    final Map<UUID, Presence> disks = new LinkedHashMap<>();
    final Map<UUID, Presence> nics = new LinkedHashMap<>();

    ModelVm(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    /** Somebody else than the engine switched it on or off. */
    void disturbed(Presence on) {
        runs = on;
        disturbances++;
    }

    /** Whether the engine may not know what others did to its power. */
    boolean isDisturbed() {
        return disturbances != seenDisturbances;
    }

    /** Where what is differs from what must be. */
    List<String> differences(Seen seen) {
        List<String> found = new ArrayList<>();
        if (!exists.fits(seen.exists())) {
            found.add("VM " + name + (seen.exists() ? " is there, and was removed" : " is lost"));
        }
        if (!seen.exists()) {
            return found;
        }
        if (!memory.contains(seen.memoryBytes())) {
            found.add("VM " + name + " has " + seen.memoryBytes() + " bytes of memory, and not one of " + memory);
        }
        if (!vcpus.contains(seen.vcpus())) {
            found.add("VM " + name + " has " + seen.vcpus() + " vCPUs, and not one of " + vcpus);
        }
        compare("disk", disks, seen.disks(), found);
        compare("NIC", nics, seen.nics(), found);
        return found;
    }

    private void compare(String what, Map<UUID, Presence> must, Set<UUID> is, List<String> found) {
        must.forEach((device, presence) -> {
            if (!presence.fits(is.contains(device))) {
                found.add("VM " + name + (is.contains(device) ? " still has " : " has lost ") + what + " " + device);
            }
        });
        is.stream()
                .filter(device -> !must.containsKey(device))
                .forEach(device -> found.add("VM " + name + " has " + what + " " + device + " that nobody asked for"));
    }

    /** From now on what is there is what must be there. */
    void pin(Seen seen) {
        exists = Presence.of(seen.exists());
        seenDisturbances = disturbances;
        if (seen.exists()) {
            memory.clear();
            memory.add(seen.memoryBytes());
            vcpus.clear();
            vcpus.add(seen.vcpus());
            disks.replaceAll((device, presence) -> Presence.of(seen.disks().contains(device)));
            nics.replaceAll((device, presence) -> Presence.of(seen.nics().contains(device)));
        }
    }

    List<UUID> certain(Map<UUID, Presence> devices) {
        Map<UUID, Presence> there = new HashMap<>(devices);
        there.values().removeIf(presence -> presence == Presence.NO);
        return devices.keySet().stream().filter(there::containsKey).toList();
    }
}
