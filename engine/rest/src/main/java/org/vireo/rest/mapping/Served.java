package org.vireo.rest.mapping;

import java.util.List;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.service.ApiLinks;
import org.vireo.api.service.ServiceLinks;

/** What Vireo offers below an object of each kind, so that no link leads to nowhere. */
public enum Served {
    DATA_CENTER(List.of("clusters", "networks", "permissions", "quotas", "storagedomains"), List.of()),
    CLUSTER(List.of("networks", "permissions"), List.of()),
    HOST(
            List.of("devices", "hooks", "nics", "permissions", "statistics", "tags"),
            List.of("activate", "deactivate", "refresh")),
    STORAGE_DOMAIN(List.of("disks", "images", "permissions"), List.of()),
    ATTACHED_STORAGE_DOMAIN(List.of(), List.of()),
    NETWORK(List.of("permissions", "vnicprofiles"), List.of()),
    VNIC_PROFILE(List.of("permissions"), List.of()),
    TEMPLATE(List.of("diskattachments", "nics", "permissions", "tags"), List.of()),
    VM(
            List.of(
                    "applications",
                    "cdroms",
                    "diskattachments",
                    "graphicsconsoles",
                    "hostdevices",
                    "nics",
                    "numanodes",
                    "permissions",
                    "reporteddevices",
                    "sessions",
                    "snapshots",
                    "statistics",
                    "tags",
                    "watchdogs"),
            List.of("reboot", "shutdown", "start", "stop")),
    CONSOLE(List.of(), List.of("proxyticket", "ticket")),
    NIC(List.of("statistics"), List.of("activate", "deactivate")),
    DISK(List.of("permissions", "statistics"), List.of()),
    IMAGE(List.of(), List.of("import")),
    JOB(List.of("steps"), List.of("cancel", "end", "retry")),
    TAG(List.of(), List.of()),
    BOOKMARK(List.of(), List.of()),
    SCHEDULING_POLICY(List.of("balances", "filters", "weights"), List.of()),
    QUOTA(List.of("permissions", "quotaclusterlimits", "quotastoragelimits"), List.of()),
    QUOTA_CLUSTER_LIMIT(List.of(), List.of()),
    QUOTA_STORAGE_LIMIT(List.of(), List.of()),
    ROLE(List.of("permits"), List.of()),
    PERMIT(List.of(), List.of()),
    PERMISSION(List.of(), List.of()),
    GROUP(List.of("permissions", "roles"), List.of()),
    USER(List.of("groups", "permissions", "roles"), List.of());

    private final ServiceLinks links;

    Served(List<String> collections, List<String> actions) {
        this.links = new ServiceLinks(name(), "", "", collections, actions);
    }

    /** Sets the address of the object and adds its links. */
    public <T extends ApiObject> T at(T object, String href) {
        return ApiLinks.attach(object, href, links);
    }
}
