package org.vireo.model.user;

import java.util.UUID;

/** Ids of roles that come with Vireo and that code refers to; they are those of oVirt. */
public final class Roles {

    public static final UUID SUPER_USER = UUID.fromString("00000000-0000-0000-0000-000000000001");
    public static final UUID USER_ROLE = UUID.fromString("00000000-0000-0000-0001-000000000001");
    public static final UUID USER_VM_MANAGER = UUID.fromString("def00006-0000-0000-0000-def000000006");
    public static final UUID DISK_OPERATOR = UUID.fromString("def0000a-0000-0000-0000-def00000000b");
    public static final UUID TEMPLATE_OWNER = UUID.fromString("def0000a-0000-0000-0000-def00000000f");

    public static final UUID QUOTA_CONSUMER = UUID.fromString("def0000a-0000-0000-0000-def00000000a");

    private Roles() {}
}
