package org.vireo.model.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a role allows. Every command names the one it needs.
 *
 * <p>Numbers and names for clients are those of oVirt's action groups where there is one of the same meaning; numbers of
 * our own start at 20000.
 */
public enum Permit {
    /** Reading everything that the object holds. */
    VIEW(20000, "view", Kind.USER),
    CREATE_DATA_CENTER(700, "create_storage_pool", Kind.ADMIN),
    EDIT_DATA_CENTER(702, "edit_storage_pool_configuration", Kind.ADMIN),
    DELETE_DATA_CENTER(701, "delete_storage_pool", Kind.ADMIN),
    CREATE_CLUSTER(400, "create_cluster", Kind.ADMIN),
    EDIT_CLUSTER(401, "edit_cluster_configuration", Kind.ADMIN),
    DELETE_CLUSTER(402, "delete_cluster", Kind.ADMIN),
    CREATE_HOST(100, "create_host", Kind.ADMIN),
    EDIT_HOST(101, "edit_host_configuration", Kind.ADMIN),
    DELETE_HOST(102, "delete_host", Kind.ADMIN),
    MANIPULATE_HOST(103, "manipulate_host", Kind.ADMIN),
    CREATE_NETWORK(704, "create_storage_pool_network", Kind.ADMIN),
    EDIT_NETWORK(703, "configure_storage_pool_network", Kind.ADMIN),
    DELETE_NETWORK(705, "delete_storage_pool_network", Kind.ADMIN),
    CREATE_STORAGE_DOMAIN(600, "create_storage_domain", Kind.ADMIN),
    EDIT_STORAGE_DOMAIN(601, "edit_storage_domain_configuration", Kind.ADMIN),
    DELETE_STORAGE_DOMAIN(602, "delete_storage_domain", Kind.ADMIN),
    CREATE_TEMPLATE(200, "create_template", Kind.CREATOR),
    EDIT_TEMPLATE(201, "edit_template_properties", Kind.USER),
    DELETE_TEMPLATE(202, "delete_template", Kind.USER),
    CREATE_VM(1, "create_vm", Kind.CREATOR),
    EDIT_VM(3, "edit_vm_properties", Kind.USER),
    DELETE_VM(2, "delete_vm", Kind.USER),
    RUN_VM(21, "run_vm", Kind.USER),
    STOP_VM(18, "stop_vm", Kind.USER),
    REBOOT_VM(17, "reboot_vm", Kind.USER),
    CONNECT_TO_VM(7, "connect_to_vm", Kind.USER),
    CREATE_DISK(1100, "create_disk", Kind.CREATOR),
    DELETE_DISK(1104, "delete_disk", Kind.USER),
    /** Adding, changing and switching off users and groups. */
    MANIPULATE_USERS(500, "manipulate_users", Kind.ADMIN),
    /** Making and changing roles. */
    MANIPULATE_ROLES(501, "manipulate_roles", Kind.ADMIN),
    /** Giving and taking permissions on the object. */
    MANIPULATE_PERMISSIONS(502, "manipulate_permissions", Kind.USER),
    /** Making, changing and removing bookmarks. */
    BOOKMARK_MANAGEMENT(1300, "bookmark_management", Kind.ADMIN),
    /** Making, changing and removing tags. */
    TAG_MANAGEMENT(1301, "tag_management", Kind.ADMIN),
    /** Making, changing and removing quotas. */
    CONFIGURE_QUOTA(900, "manipulate_quota", Kind.ADMIN),
    /** Having VMs and disks counted to a quota. */
    CONSUME_QUOTA(901, "consume_quota", Kind.USER),
    /** Ending tasks of others by force, whatever they are at. */
    MANIPULATE_TASK(20001, "manipulate_task", Kind.ADMIN);

    private final int number;
    private final String wireName;
    private final Kind kind;

    private enum Kind {
        ADMIN,
        USER,
        /** Of users who put something of their own into what they share with others. */
        CREATOR
    }

    Permit(int number, String wireName, Kind kind) {
        this.number = number;
        this.wireName = wireName;
        this.kind = kind;
    }

    /** Its id for clients. */
    public int number() {
        return number;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether only roles of administrators may have it. */
    public boolean isAdministrative() {
        return kind == Kind.ADMIN;
    }

    /** Whether who has it on an object also sees what lies below the object: making things there is not enough. */
    public boolean showsContents() {
        return kind != Kind.CREATOR;
    }

    /** The one with this number, or else with this name in whatever case. */
    public static Optional<Permit> of(String numberOrName) {
        String wanted = numberOrName.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(permit -> String.valueOf(permit.number).equals(wanted) || permit.wireName.equals(wanted))
                .findFirst();
    }
}
