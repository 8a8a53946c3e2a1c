package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.persistence.test.TestDatabase;

/** Holds what is in the database and on the hosts against what must be. */
final class Looks {

    private final Lane lane;
    private final Model model;

    Looks(Lane lane, Model model) {
        this.lane = lane;
        this.model = model;
    }

    /** What must hold at every moment. */
    void always() {
        fail(lane.estate().copies.faults());
        fail(lane.rows().never());
        fail(model.faults());
    }

    /** Tells the model of the tasks that have ended. */
    void takeEnds() {
        List<UUID> open = model.openTasks();
        if (!open.isEmpty()) {
            Map<UUID, TaskStatus> ends = lane.rows().ends(open);
            open.forEach(task -> {
                TaskStatus end = ends.get(task);
                if (end != null) {
                    model.ended(task, end);
                }
            });
        }
    }

    /** Whether the VM is on or off as the answers say. */
    void comparePower(ModelVm vm) {
        if (model.isIdle(vm)) {
            fail(powerOf(vm));
        }
    }

    private List<String> powerOf(ModelVm vm) {
        Set<UUID> hosts = lane.estate().copies.hostsOf(vm.id);
        boolean fits = vm.runs.fits(!hosts.isEmpty());
        return fits
                ? List.of()
                : List.of("VM " + vm.name + (hosts.isEmpty() ? " is off, and was to run" : " runs, and was to be off"));
    }

    Seen seen(ModelVm vm) {
        TestDatabase database = lane.database();
        return database.transactions()
                .call(() -> database.vms()
                        .find(vm.id)
                        .map(row -> seen(row, database.vms().devices(vm.id)))
                        .orElse(Seen.NOTHING));
    }

    private static Seen seen(Vm vm, List<VmDevice> devices) {
        Set<UUID> disks = devices.stream()
                .filter(row -> row.device() instanceof DiskDevice)
                .map(row -> Objects.requireNonNull(row.diskId()))
                .collect(Collectors.toSet());
        Set<UUID> nics = devices.stream()
                .filter(row -> row.device() instanceof NicDevice)
                .map(row -> row.deviceId().value())
                .collect(Collectors.toSet());
        return new Seen(
                true, vm.settings().memoryBytes(), vm.settings().topology().vcpus(), disks, nics);
    }

    /** What must hold once all tasks have ended and every host was heard; from then on what is there must be there. */
    void atTheEnd() {
        takeEnds();
        List<String> found = new ArrayList<>(lane.rows().notAtTheEnd());
        for (ModelVm vm : model.vms()) {
            Seen seen = seen(vm);
            found.addAll(vm.differences(seen));
            found.addAll(powerOf(vm));
            vm.pin(seen);
            vm.runs = Presence.of(!lane.estate().copies.hostsOf(vm.id).isEmpty());
            vm.rebooting = false;
            vm.unseen = false;
        }
        Set<String> disks = lane.rows().diskIds("true");
        compareDisks(disks, found);
        compareImages(disks, found);
        fail(found);
    }

    private void compareDisks(Set<String> disks, List<String> found) {
        model.disks().replaceAll((disk, presence) -> {
            boolean there = disks.contains(disk.toString());
            if (!presence.fits(there)) {
                found.add("Disk " + disk + (there ? " is there, and was removed" : " is lost"));
            }
            return Presence.of(there);
        });
    }

    /** An image for every disk that is said to have one, and none that belongs to no disk. */
    private void compareImages(Set<String> disks, List<String> found) {
        Set<String> images = new HashSet<>();
        for (String path : lane.estate().images()) {
            String id = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            images.add(id);
            if (!disks.contains(id)) {
                found.add("Image " + path + " is left of a disk that nobody knows");
            }
        }
        lane.rows().diskIds("status = 'OK'").stream()
                .filter(disk -> !images.contains(disk))
                .forEach(disk -> found.add("Disk " + disk + " is said to be there, and has no image"));
    }

    private static void fail(List<String> found) {
        if (!found.isEmpty()) {
            throw new AssertionError(String.join("\n", found));
        }
    }
}
