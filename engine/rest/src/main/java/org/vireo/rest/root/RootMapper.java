package org.vireo.rest.root;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.api.type.Api;
import org.vireo.api.type.ApiSummary;
import org.vireo.api.type.ApiSummaryItem;
import org.vireo.api.type.ProductInfo;
import org.vireo.api.type.SpecialObjects;
import org.vireo.core.command.Caller;
import org.vireo.core.query.system.SystemSummary;
import org.vireo.model.tag.Tag;
import org.vireo.model.template.Template;
import org.vireo.rest.mapping.ApiVersion;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;

/** What the root of the API says of the installation. */
final class RootMapper {

    /** Every collection that clients can begin with. */
    private static final List<String> COLLECTIONS = List.of(
            "affinitylabels",
            "bookmarks",
            "clusterlevels",
            "clusters",
            "datacenters",
            "disks",
            "events",
            "groups",
            "hosts",
            "instancetypes",
            "jobs",
            "macpools",
            "networkfilters",
            "networks",
            "operatingsystems",
            "permissions",
            "roles",
            "schedulingpolicies",
            "schedulingpolicyunits",
            "storagedomains",
            "tags",
            "templates",
            "users",
            "vmpools",
            "vms",
            "vnicprofiles");

    private RootMapper() {}

    static Api toApi(Caller caller, Optional<SystemSummary> summary, Instant now) {
        Api api = new Api();
        api.setProductInfo(product());
        api.setSpecialObjects(specialObjects());
        api.setTime(now);
        api.setAuthenticatedUser(Refs.user(caller.userId()));
        api.setEffectiveUser(Refs.user(caller.userId()));
        summary.ifPresent(counted -> api.setSummary(summary(counted)));
        COLLECTIONS.forEach(collection -> api.addLink(collection, Hrefs.of(collection)));
        return api;
    }

    private static ProductInfo product() {
        ProductInfo product = new ProductInfo();
        product.setName("Vireo");
        product.setVendor("Vireo project");
        product.setVersion(ApiVersion.product());
        return product;
    }

    private static SpecialObjects specialObjects() {
        SpecialObjects special = new SpecialObjects();
        special.setBlankTemplate(Refs.template(Template.BLANK));
        special.setRootTag(Refs.tag(Tag.ROOT));
        return special;
    }

    private static ApiSummary summary(SystemSummary counted) {
        ApiSummary summary = new ApiSummary();
        summary.setHosts(item(counted.hosts()));
        summary.setStorageDomains(item(counted.storageDomains()));
        summary.setUsers(item(counted.users()));
        summary.setVms(item(counted.vms()));
        return summary;
    }

    private static ApiSummaryItem item(SystemSummary.Count count) {
        ApiSummaryItem item = new ApiSummaryItem();
        item.setActive(count.active());
        item.setTotal(count.total());
        return item;
    }
}
