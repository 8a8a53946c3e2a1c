package org.vireo.model.user;

/** What a role allows. Every command names the one it needs. */
public enum Permit {
    /** Reading everything that the object holds. */
    VIEW,
    CREATE_DATA_CENTER,
    EDIT_DATA_CENTER,
    DELETE_DATA_CENTER,
    CREATE_CLUSTER,
    EDIT_CLUSTER,
    DELETE_CLUSTER,
    CREATE_HOST,
    EDIT_HOST,
    DELETE_HOST,
    MANIPULATE_HOST,
    CREATE_NETWORK,
    EDIT_NETWORK,
    DELETE_NETWORK,
    CREATE_STORAGE_DOMAIN,
    EDIT_STORAGE_DOMAIN,
    DELETE_STORAGE_DOMAIN,
    CREATE_TEMPLATE,
    DELETE_TEMPLATE,
    CREATE_VM,
    EDIT_VM,
    DELETE_VM,
    RUN_VM,
    STOP_VM,
    REBOOT_VM,
    CONNECT_TO_VM,
    CREATE_DISK,
    DELETE_DISK,
    /** Ending tasks of others by force, whatever they are at. */
    MANIPULATE_TASK
}
