package org.vireo.rest.mapping.access;

import java.util.UUID;
import org.vireo.api.type.Permission;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.Served;

/** Permissions; one on the system names no object. */
public final class PermissionMapper {

    private PermissionMapper() {}

    /** @param collection the address of the collection that it is read from */
    public static Permission toApi(org.vireo.model.user.Permission permission, String collection) {
        Permission api = new Permission();
        api.setId(permission.id().toString());
        api.setRole(Refs.role(permission.roleId()));
        ObjectRef grantee = permission.grantee();
        if (grantee.type() == ObjectType.GROUP) {
            api.setGroup(Refs.group(grantee.id()));
        } else {
            api.setUser(Refs.user(grantee.id()));
        }
        setObject(api, permission.object());
        return Served.PERMISSION.at(api, collection + "/" + permission.id());
    }

    private static void setObject(Permission api, ObjectRef object) {
        UUID id = object.id();
        switch (object.type()) {
            case DATA_CENTER -> api.setDataCenter(Refs.dataCenter(id));
            case CLUSTER -> api.setCluster(Refs.cluster(id));
            case HOST -> api.setHost(Refs.host(id));
            case STORAGE_DOMAIN -> api.setStorageDomain(Refs.storageDomain(id));
            case TEMPLATE -> api.setTemplate(Refs.template(id));
            case VM -> api.setVm(Refs.vm(id));
            case DISK -> api.setDisk(Refs.disk(id));
            case NETWORK -> api.setNetwork(Refs.network(id));
            case VNIC_PROFILE -> api.setVnicProfile(Refs.vnicProfile(id));
            case SYSTEM, USER, GROUP, ROLE, TAG, BOOKMARK, QUOTA, TASK, EVENT -> {
                // The system is named by naming nothing; the others hold no permissions.
            }
        }
    }
}
