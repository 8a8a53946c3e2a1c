package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.job.TaskStatus;

/** Predicts, from what was asked, what was answered and what others did, what must be true. Knows nothing of the engine. */
final class Model {

    static final long MEBI = 1L << 20;
    static final long FIRST_MEMORY = 1024 * MEBI;

    /** What a calm engine must answer. */
    enum Answer {
        ACCEPTED,
        REFUSED,
        EITHER
    }

    /**
     * What was accepted and has no end yet; a task for many VMs is one for each of them.
     *
     * @param ofMany whether the same task is about other VMs, too, and begins with this one at a time of its own
     */
    private record Open(UUID taskId, Asked asked, boolean ofMany, int disturbances, Presence ranBefore) {

        private static final Set<Wish.Kind> POWER = EnumSet.of(Wish.Kind.START, Wish.Kind.STOP, Wish.Kind.SHUTDOWN);

        boolean isPowerOf(ModelVm vm) {
            return asked.vm() == vm && POWER.contains(asked.wish().kind());
        }
    }

    private final Map<Integer, ModelVm> slots = new LinkedHashMap<>();
    private final List<ModelVm> all = new ArrayList<>();
    private final Map<UUID, Presence> disks = new LinkedHashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Map<UUID, Asked> failed = new LinkedHashMap<>();
    private final Set<UUID> cancelled = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    Optional<ModelVm> at(int slot) {
        return Optional.ofNullable(slots.get(slot)).filter(vm -> vm.exists != Presence.NO);
    }

    /** A VM that is made after all may find its slot taken; it is compared with what is there like all others. */
    private void enter(int slot, ModelVm vm) {
        if (at(slot).isEmpty()) {
            slots.put(slot, vm);
        }
        if (!all.contains(vm)) {
            all.add(vm);
        }
    }

    List<ModelVm> vms() {
        return List.copyOf(all);
    }

    Map<UUID, Presence> disks() {
        return disks;
    }

    /** Disks that lie in no VM for certain. */
    List<UUID> freeDisks() {
        return disks.entrySet().stream()
                .filter(disk -> disk.getValue() == Presence.YES
                        && all.stream()
                                .allMatch(vm -> vm.disks.getOrDefault(disk.getKey(), Presence.NO) == Presence.NO))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What was found to be wrong with the ends of tasks. */
    List<String> faults() {
        return faults;
    }

    boolean isIdle(ModelVm vm) {
        return open.stream().noneMatch(task -> task.asked().vm() == vm);
    }

    List<UUID> openTasks() {
        return open.stream().map(Open::taskId).distinct().toList();
    }

    /** Those that ended without effect, with what was asked for. */
    Map<UUID, Asked> failedTasks() {
        return failed;
    }

    /** For an engine to which nothing happened that it has not been told of. */
    Answer predict(Asked asked) {
        ModelVm vm = asked.vm();
        if (!isIdle(vm) || vm.runs == Presence.MAYBE) {
            return Answer.EITHER;
        }
        boolean on = vm.runs == Presence.YES;
        return switch (asked.wish().kind()) {
            case ADD_VM, ADD_VM_WITH_DISK -> Answer.ACCEPTED;
            // Disks whose images could not be made are in the way of a start.
            case START -> on ? Answer.REFUSED : vm.disks.isEmpty() ? Answer.ACCEPTED : Answer.EITHER;
            case STOP -> on ? Answer.ACCEPTED : Answer.REFUSED;
            case SHUTDOWN, REBOOT -> on ? Answer.ACCEPTED : Answer.REFUSED;
            case REMOVE -> on ? Answer.REFUSED : Answer.ACCEPTED;
            case REMOVE_DISK -> on ? Answer.REFUSED : Answer.ACCEPTED;
            case ADD_DISK, DETACH_DISK, ADD_NIC, REMOVE_NIC, MEMORY, VCPUS -> on ? Answer.EITHER : Answer.ACCEPTED;
            case ATTACH_DISK -> Answer.EITHER;
        };
    }

    /** Of all these VMs by one task. */
    void acceptedForAll(UUID taskId, List<Asked> parts) {
        parts.forEach(part -> accepted(taskId, part, true));
    }

    /** Somebody else than the engine switched it on or off. */
    void disturbed(ModelVm vm, boolean on) {
        boolean comesToIt = open.stream().anyMatch(task -> task.ofMany() && task.isPowerOf(vm));
        vm.disturbed(comesToIt ? Presence.MAYBE : Presence.of(on));
    }

    /** The task may end with nothing done from now on. */
    void cancelled(UUID taskId) {
        cancelled.add(taskId);
    }

    void accepted(UUID taskId, Asked asked) {
        failed.values().remove(asked);
        accepted(taskId, asked, false);
    }

    private void accepted(UUID taskId, Asked asked, boolean ofMany) {
        ModelVm vm = asked.vm();
        Open task = new Open(taskId, asked, ofMany, vm.disturbances, vm.runs);
        if (task.isPowerOf(vm) && open.stream().anyMatch(other -> other.isPowerOf(vm))) {
            // Which of them comes last nobody tells.
            vm.disturbances++;
        }
        open.add(task);
        switch (asked.wish().kind()) {
            case ADD_VM, ADD_VM_WITH_DISK -> {
                enter(asked.wish().slot(), vm);
                vm.exists = Presence.YES;
                vm.memory.add(FIRST_MEMORY);
                vm.vcpus.add(1);
            }
            case START, STOP, SHUTDOWN -> vm.runs = Presence.MAYBE;
            case ADD_DISK -> {
                disks.put(Objects.requireNonNull(asked.device()), Presence.YES);
                vm.disks.put(asked.device(), Presence.MAYBE);
            }
            case ATTACH_DISK -> vm.disks.put(Objects.requireNonNull(asked.device()), Presence.MAYBE);
            case ADD_NIC -> vm.nics.put(Objects.requireNonNull(asked.device()), Presence.YES);
            case REBOOT -> vm.rebooting = true;
            case MEMORY -> vm.memory.add(memoryOf(asked.wish()));
            case VCPUS -> vm.vcpus.add(vcpusOf(asked.wish()));
            case REMOVE, DETACH_DISK, REMOVE_DISK, REMOVE_NIC -> {}
        }
    }

    /** The VM came with these disks. */
    void cameWith(ModelVm vm, Set<UUID> diskIds) {
        diskIds.forEach(disk -> {
            disks.put(disk, Presence.YES);
            vm.disks.put(disk, Presence.YES);
        });
    }

    void ended(UUID taskId, TaskStatus status) {
        List<Open> found =
                open.stream().filter(task -> task.taskId().equals(taskId)).toList();
        open.removeAll(found);
        for (Open task : found) {
            switch (status) {
                case FINISHED -> finished(task);
                case FAILED -> endedWithoutEffect(task);
                case UNKNOWN -> undecided(task);
                case ABORTED -> {
                    if (!cancelled.contains(taskId)) {
                        faults.add("Nobody cancelled " + task.asked().wish());
                    }
                    endedWithoutEffect(task);
                }
                case STARTED -> faults.add("Task of " + task.asked().wish() + " ended as " + status);
            }
        }
    }

    /** Where many VMs were asked for, some of them may have done it. */
    private void endedWithoutEffect(Open task) {
        if (task.ofMany()) {
            undecided(task);
        } else {
            failed.put(task.taskId(), task.asked());
            failed(task);
        }
    }

    private void finished(Open task) {
        ModelVm vm = task.asked().vm();
        UUID device = task.asked().device();
        switch (task.asked().wish().kind()) {
            case START -> power(task, Presence.YES);
            case STOP, SHUTDOWN -> power(task, Presence.NO);
            case REMOVE -> {
                vm.exists = Presence.NO;
                if (vm.unseen) {
                    // The copy that somebody started where the engine does not look is a stranger from now on.
                    all.remove(vm);
                }
                vm.disks.forEach((disk, attached) -> {
                    if (attached != Presence.NO) {
                        disks.put(disk, attached == Presence.YES ? Presence.NO : Presence.MAYBE);
                    }
                });
            }
            case ADD_DISK, ATTACH_DISK -> vm.disks.put(Objects.requireNonNull(device), Presence.YES);
            case DETACH_DISK -> vm.disks.put(Objects.requireNonNull(device), Presence.NO);
            case REMOVE_DISK -> {
                disks.put(Objects.requireNonNull(device), Presence.NO);
                all.forEach(owner -> owner.disks.computeIfPresent(device, (disk, was) -> Presence.NO));
            }
            case REMOVE_NIC -> vm.nics.put(Objects.requireNonNull(device), Presence.NO);
            case MEMORY -> only(vm.memory, memoryOf(task.asked().wish()));
            case VCPUS -> only(vm.vcpus, vcpusOf(task.asked().wish()));
            case ADD_VM, ADD_VM_WITH_DISK, REBOOT, ADD_NIC -> {}
        }
    }

    /** Nothing happened, says the engine. */
    private void failed(Open task) {
        ModelVm vm = task.asked().vm();
        switch (task.asked().wish().kind()) {
            case START, STOP, SHUTDOWN -> power(task, task.ranBefore());
            case ADD_VM, ADD_VM_WITH_DISK -> {
                vm.exists = Presence.NO;
                vm.disks.keySet().forEach(disk -> disks.put(disk, Presence.NO));
                vm.disks.clear();
            }
            case ADD_DISK -> {
                vm.disks.put(Objects.requireNonNull(task.asked().device()), Presence.NO);
                // One that is made and is not plugged into the VM, which ran for all that the engine knew, stays.
                boolean wasOff = task.ranBefore() == Presence.NO && !vm.isDisturbed();
                disks.put(task.asked().device(), wasOff ? Presence.NO : Presence.MAYBE);
            }
            case ATTACH_DISK -> vm.disks.put(Objects.requireNonNull(task.asked().device()), Presence.NO);
            case REBOOT, REMOVE, DETACH_DISK, REMOVE_DISK, ADD_NIC, REMOVE_NIC, MEMORY, VCPUS -> {}
        }
    }

    /** Nobody knows; where the configuration is then what it was or what was asked for, that was noted before. */
    private void undecided(Open task) {
        ModelVm vm = task.asked().vm();
        switch (task.asked().wish().kind()) {
            case ATTACH_DISK -> vm.disks.put(Objects.requireNonNull(task.asked().device()), Presence.YES);
            case START, STOP, SHUTDOWN, ADD_DISK -> {}
            case ADD_VM, ADD_VM_WITH_DISK, REBOOT, REMOVE, DETACH_DISK, REMOVE_DISK, ADD_NIC, REMOVE_NIC -> {}
            case MEMORY, VCPUS -> {}
        }
    }

    private static void power(Open task, Presence runs) {
        ModelVm vm = task.asked().vm();
        if (vm.disturbances == task.disturbances() && !vm.unseen) {
            vm.runs = runs;
        }
        vm.rebooting = false;
    }

    /** Of values that others may still ask for none is left out. */
    private static <T> void only(Set<T> values, T value) {
        values.retainAll(new HashSet<>(List.of(value)));
        values.add(value);
    }

    static long memoryOf(Wish wish) {
        return FIRST_MEMORY + (wish.number() - 1) * 512L * MEBI;
    }

    static int vcpusOf(Wish wish) {
        return wish.number() + 1;
    }
}
