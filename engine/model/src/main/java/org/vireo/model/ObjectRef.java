package org.vireo.model;

import java.util.UUID;

/** Points at one business object. */
public record ObjectRef(ObjectType type, UUID id) {

    /** Stands for the whole installation in permissions. */
    public static final ObjectRef SYSTEM = new ObjectRef(ObjectType.SYSTEM, new UUID(0, 0));

    /** Kind and id for people, such as "VM 6ac4…"; the system is one. */
    public String words() {
        return equals(SYSTEM) ? type.word() : type.word() + " " + id;
    }

    public static ObjectRef bookmark(UUID id) {
        return new ObjectRef(ObjectType.BOOKMARK, id);
    }

    public static ObjectRef quota(UUID id) {
        return new ObjectRef(ObjectType.QUOTA, id);
    }

    public static ObjectRef tag(UUID id) {
        return new ObjectRef(ObjectType.TAG, id);
    }

    public static ObjectRef vm(UUID id) {
        return new ObjectRef(ObjectType.VM, id);
    }

    public static ObjectRef host(UUID id) {
        return new ObjectRef(ObjectType.HOST, id);
    }

    public static ObjectRef disk(UUID id) {
        return new ObjectRef(ObjectType.DISK, id);
    }

    public static ObjectRef storageDomain(UUID id) {
        return new ObjectRef(ObjectType.STORAGE_DOMAIN, id);
    }

    public static ObjectRef cluster(UUID id) {
        return new ObjectRef(ObjectType.CLUSTER, id);
    }

    public static ObjectRef dataCenter(UUID id) {
        return new ObjectRef(ObjectType.DATA_CENTER, id);
    }

    public static ObjectRef network(UUID id) {
        return new ObjectRef(ObjectType.NETWORK, id);
    }

    public static ObjectRef vnicProfile(UUID id) {
        return new ObjectRef(ObjectType.VNIC_PROFILE, id);
    }

    public static ObjectRef task(UUID id) {
        return new ObjectRef(ObjectType.TASK, id);
    }

    public static ObjectRef template(UUID id) {
        return new ObjectRef(ObjectType.TEMPLATE, id);
    }

    public static ObjectRef user(UUID id) {
        return new ObjectRef(ObjectType.USER, id);
    }

    public static ObjectRef group(UUID id) {
        return new ObjectRef(ObjectType.GROUP, id);
    }

    public static ObjectRef role(UUID id) {
        return new ObjectRef(ObjectType.ROLE, id);
    }
}
