package org.vireo.model;

/** Kinds of business objects that permissions, locks, tasks and events point at. */
public enum ObjectType {
    SYSTEM,
    DATA_CENTER,
    CLUSTER,
    HOST,
    STORAGE_DOMAIN,
    NETWORK,
    VNIC_PROFILE,
    TEMPLATE,
    VM,
    DISK,
    USER,
    GROUP,
    ROLE,
    TAG,
    BOOKMARK,
    QUOTA,
    TASK,
    EVENT;

    /** The word for people, such as "storage domain". */
    public String word() {
        return this == VM
                ? "VM"
                : this == VNIC_PROFILE
                        ? "vNIC profile"
                        : name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
