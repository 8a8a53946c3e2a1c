package org.vireo.it.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.vireo.core.command.Command;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.NicModel;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.template.Template;

/** Says wishes in the words of the engine. */
final class Wishes {

    private final Estate estate;
    private final Model model;
    private final AtomicInteger names = new AtomicInteger();

    Wishes(Estate estate, Model model) {
        this.estate = estate;
        this.model = model;
    }

    /** Empty when there is nothing that it could be about. */
    Optional<Asked> asked(Wish wish) {
        Optional<ModelVm> vm = model.at(wish.slot());
        return switch (wish.kind()) {
            case ADD_VM, ADD_VM_WITH_DISK -> vm.isPresent() ? Optional.empty() : Optional.of(added(wish));
            case START -> of(wish, vm.map(it -> new StartVm(it.id, null)), vm);
            case STOP -> of(wish, vm.map(it -> new StopVm(it.id)), vm);
            case SHUTDOWN -> of(wish, vm.map(it -> new ShutdownVm(it.id)), vm);
            case REBOOT -> of(wish, vm.map(it -> new RebootVm(it.id)), vm);
            case REMOVE -> of(wish, vm.map(it -> new RemoveVm(it.id, false)), vm);
            case MEMORY -> of(wish, vm.map(it -> new UpdateVm(it.id, memory(wish))), vm);
            case VCPUS -> of(wish, vm.map(it -> new UpdateVm(it.id, vcpus(wish))), vm);
            case ADD_DISK -> vm.map(it -> newDisk(wish, it));
            case ADD_NIC -> vm.map(it -> newNic(wish, it));
            case ATTACH_DISK ->
                vm.flatMap(it ->
                        pick(model.freeDisks(), wish).map(disk -> new Asked(wish, attach(it, disk), it, disk)));
            case DETACH_DISK ->
                vm.flatMap(it -> pick(it.certain(it.disks), wish)
                        .map(disk -> new Asked(wish, new DetachDisk(it.id, disk), it, disk)));
            case REMOVE_DISK ->
                vm.flatMap(it ->
                        pick(it.certain(it.disks), wish).map(disk -> new Asked(wish, new RemoveDisk(disk), it, disk)));
            case REMOVE_NIC ->
                vm.flatMap(it -> pick(it.certain(it.nics), wish)
                        .map(nic -> new Asked(wish, new RemoveNic(it.id, nic), it, nic)));
        };
    }

    private static Optional<Asked> of(Wish wish, Optional<? extends Command<UUID>> command, Optional<ModelVm> vm) {
        return command.flatMap(given -> vm.map(it -> new Asked(wish, given, it, null)));
    }

    private static Optional<UUID> pick(List<UUID> choice, Wish wish) {
        return choice.isEmpty() ? Optional.empty() : Optional.of(choice.get(wish.number() % choice.size()));
    }

    private Asked added(Wish wish) {
        ModelVm vm = new ModelVm(UUID.randomUUID(), "vm" + names.incrementAndGet());
        vm.exists = Presence.NO;
        UUID template = wish.kind() == Wish.Kind.ADD_VM ? Template.BLANK : estate.template;
        VmChanges settings = new VmChanges(
                vm.name, null, null, Model.FIRST_MEMORY, CpuTopology.SINGLE, null, null, null, null, null, null);
        return new Asked(wish, new AddVm(vm.id, estate.cluster, template, settings), vm, null);
    }

    private Asked newDisk(Wish wish, ModelVm vm) {
        UUID id = UUID.randomUUID();
        AddDisk disk =
                new AddDisk(id, estate.storage, "disk" + names.incrementAndGet(), "", DiskFormat.COW, Estate.GIB);
        return new Asked(wish, new AddVmDisk(vm.id, disk, DiskBus.VIRTIO, false, false), vm, id);
    }

    private Asked newNic(Wish wish, ModelVm vm) {
        UUID id = UUID.randomUUID();
        String name = "nic" + names.incrementAndGet();
        return new Asked(wish, new AddNic(vm.id, id, name, estate.profile, NicModel.VIRTIO, null, true), vm, id);
    }

    private static AttachDisk attach(ModelVm vm, UUID disk) {
        return new AttachDisk(vm.id, disk, DiskBus.VIRTIO, false, false);
    }

    private static VmChanges memory(Wish wish) {
        return new VmChanges(null, null, null, Model.memoryOf(wish), null, null, null, null, null, null, null);
    }

    private static VmChanges vcpus(Wish wish) {
        CpuTopology topology = new CpuTopology(Model.vcpusOf(wish), 1, 1);
        return new VmChanges(null, null, null, null, topology, null, null, null, null, null, null);
    }
}
