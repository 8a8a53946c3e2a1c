package org.vireo.model.user;

import java.util.EnumSet;
import java.util.Set;

/** The roles that are always there, named as in oVirt. */
public enum Role {
    SUPER_USER("SuperUser", EnumSet.allOf(Permit.class)),
    READ_ONLY_ADMIN("ReadOnlyAdmin", EnumSet.of(Permit.VIEW)),
    USER_VM_MANAGER(
            "UserVmManager",
            EnumSet.of(
                    Permit.VIEW,
                    Permit.EDIT_VM,
                    Permit.DELETE_VM,
                    Permit.RUN_VM,
                    Permit.STOP_VM,
                    Permit.REBOOT_VM,
                    Permit.CONNECT_TO_VM)),
    USER_ROLE(
            "UserRole", EnumSet.of(Permit.VIEW, Permit.RUN_VM, Permit.STOP_VM, Permit.REBOOT_VM, Permit.CONNECT_TO_VM));

    private final String wireName;
    private final Set<Permit> permits;

    Role(String wireName, Set<Permit> permits) {
        this.wireName = wireName;
        this.permits = Set.copyOf(permits);
    }

    public String wireName() {
        return wireName;
    }

    public boolean allows(Permit permit) {
        return permits.contains(permit);
    }
}
