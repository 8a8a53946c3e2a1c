package org.vireo.rest.mapping;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Cluster;
import org.vireo.api.type.DataCenter;
import org.vireo.api.type.Disk;
import org.vireo.api.type.Group;
import org.vireo.api.type.Host;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Network;
import org.vireo.api.type.Quota;
import org.vireo.api.type.Role;
import org.vireo.api.type.SchedulingPolicy;
import org.vireo.api.type.StorageDomain;
import org.vireo.api.type.Tag;
import org.vireo.api.type.Template;
import org.vireo.api.type.User;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VnicProfile;
import org.vireo.scheduling.Policy;

/** References: id and address of another object, nothing more. */
public final class Refs {

    private Refs() {}

    public static DataCenter dataCenter(UUID id) {
        return to(new DataCenter(), "datacenters", id);
    }

    public static Cluster cluster(UUID id) {
        return to(new Cluster(), "clusters", id);
    }

    public static @Nullable Cluster clusterOrNone(@Nullable UUID id) {
        return id == null ? null : cluster(id);
    }

    public static Host host(UUID id) {
        return to(new Host(), "hosts", id);
    }

    public static @Nullable Host hostOrNone(@Nullable UUID id) {
        return id == null ? null : host(id);
    }

    public static StorageDomain storageDomain(UUID id) {
        return to(new StorageDomain(), "storagedomains", id);
    }

    public static Network network(UUID id) {
        return to(new Network(), "networks", id);
    }

    public static VnicProfile vnicProfile(UUID id) {
        return to(new VnicProfile(), "vnicprofiles", id);
    }

    /** The one that there is. */
    public static SchedulingPolicy schedulingPolicy() {
        return to(new SchedulingPolicy(), "schedulingpolicies", Policy.ID);
    }

    public static Tag tag(UUID id) {
        return to(new Tag(), "tags", id);
    }

    /** By its id alone: its address is below its data center, which what is counted to it does not know. */
    public static @Nullable Quota quotaOrNone(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        Quota reference = new Quota();
        reference.setId(id.toString());
        return reference;
    }

    public static Template template(UUID id) {
        return to(new Template(), "templates", id);
    }

    public static Vm vm(UUID id) {
        return to(new Vm(), "vms", id);
    }

    public static @Nullable Vm vmOrNone(@Nullable UUID id) {
        return id == null ? null : vm(id);
    }

    public static Disk disk(UUID id) {
        return to(new Disk(), "disks", id);
    }

    public static User user(UUID id) {
        return to(new User(), "users", id);
    }

    public static Group group(UUID id) {
        return to(new Group(), "groups", id);
    }

    public static Role role(UUID id) {
        return to(new Role(), "roles", id);
    }

    private static <T extends Identified> T to(T reference, String collection, UUID id) {
        reference.setId(id.toString());
        reference.setHref(Hrefs.of(collection, id));
        return reference;
    }
}
