package org.vireo.core.command.nic;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/** VMs whose NICs can be changed, which are those that are down or run quietly. To be called within a transaction. */
@Singleton
public final class NicVms {

    private final VmLookup lookup;
    private final VmRepository vms;

    @Inject
    public NicVms(VmLookup lookup, VmRepository vms) {
        this.lookup = lookup;
        this.vms = vms;
    }

    /** A NIC as it is kept. */
    record Card(VmLookup.Found vm, VmDevice row, NicDevice nic) {

        boolean runs() {
            return isRunning(vm);
        }

        /** Whether the host has the card in the running VM. */
        boolean isSeen() {
            return row.state() == DeviceState.PAIRED || row.state() == DeviceState.UNPROTECTED;
        }
    }

    static boolean isRunning(VmLookup.Found found) {
        return found.runtime().status().isOnHost();
    }

    /** The VM; the violations say what is in the way. */
    Optional<VmLookup.Found> find(UUID vmId, String action, Violations violations) {
        Optional<VmLookup.Found> found = lookup.managed(vmId, violations);
        found.ifPresent(vm -> {
            VmStatus status = vm.runtime().status();
            violations.require(
                    status.isQuiet(),
                    status == VmStatus.IMAGE_LOCKED
                            ? Violation.conflict(
                                    "VM_LOCKED",
                                    "Cannot " + action + ". VM is locked: its disks are being worked on.",
                                    "Wait for the task to end.")
                            : Violation.conflict(
                                    "VM_NOT_SETTLED",
                                    "Cannot " + action + ". " + lookup.describe(vm)
                                            + ", and NICs can only be changed while it is down, up or paused.",
                                    "Wait until it is, or stop it."));
        });
        return found;
    }

    /** The NIC of the VM; the violations say what is in the way. */
    Optional<Card> card(UUID vmId, UUID nicId, String action, Violations violations) {
        return find(vmId, action, violations)
                .flatMap(found -> violations.requirePresent(
                        row(found, nicId),
                        Violation.notFound("NIC of VM " + found.vm().name(), nicId)));
    }

    /** The other card of a failover pair; empty for a card of its own. */
    Optional<Card> partner(Card card) {
        Teaming teaming = card.nic().options().teaming();
        return teaming == null
                ? Optional.empty()
                : look(card.vm().vm().id(), teaming.partner().value());
    }

    /** The card, and its partner where it has one: the one that stays comes before the one that may go. */
    List<Card> inOrder(Card card) {
        boolean first = card.nic().standsIn();
        return partner(card)
                .map(partner -> first ? List.of(card, partner) : List.of(partner, card))
                .orElse(List.of(card));
    }

    /** Whether the VM runs, so that a change of its NICs has to reach the host. */
    boolean runs(UUID vmId) {
        return lookup.managed(vmId, new Violations()).filter(NicVms::isRunning).isPresent();
    }

    /** The NIC as it is now, whatever the VM does; empty when either is gone. */
    Optional<Card> look(UUID vmId, UUID nicId) {
        return lookup.managed(vmId, new Violations()).flatMap(found -> row(found, nicId));
    }

    /** The vNIC profile of a NIC that may be gone, or be changed before it is locked; nothing is locked. */
    Optional<UUID> profileOf(UUID vmId, UUID nicId) {
        return vms.devices(vmId).stream()
                .filter(row -> row.deviceId().equals(new DeviceId(nicId)))
                .flatMap(row -> row.device() instanceof NicDevice nic && nic.vnicProfileId() != null
                        ? Stream.of(nic.vnicProfileId().value())
                        : Stream.empty())
                .findFirst();
    }

    private Optional<Card> row(VmLookup.Found found, UUID nicId) {
        return vms.devices(found.vm().id()).stream()
                .filter(row -> row.deviceId().equals(new DeviceId(nicId)))
                .flatMap(row ->
                        row.device() instanceof NicDevice nic ? Stream.of(new Card(found, row, nic)) : Stream.empty())
                .findFirst();
    }

    /** A NIC was added, changed or removed. */
    void changed(Vm vm) {
        vm.devicesChanged();
        lookup.changed(vm.id());
    }
}
