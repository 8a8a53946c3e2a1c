package org.vireo.it.lifecycle;

/**
 * What a caller asks for.
 *
 * @param slot which of the VMs; one slot holds one VM after the other
 * @param number which of the VM's devices, or how large
 */
record Wish(Kind kind, int slot, int number) {

    enum Kind {
        ADD_VM,
        ADD_VM_WITH_DISK,
        START,
        STOP,
        SHUTDOWN,
        REBOOT,
        REMOVE,
        ADD_DISK,
        ATTACH_DISK,
        DETACH_DISK,
        REMOVE_DISK,
        ADD_NIC,
        REMOVE_NIC,
        MEMORY,
        VCPUS
    }

    @Override
    public String toString() {
        return kind + "(vm " + slot + ", " + number + ")";
    }
}
