package org.vireo.rest.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Identified;
import org.vireo.core.command.Caller;
import org.vireo.core.query.Search;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.core.query.datacenter.DataCenterQueries;
import org.vireo.core.query.datacenter.DataCenterView;
import org.vireo.core.query.host.HostQueries;
import org.vireo.core.query.host.HostView;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.core.query.storage.StorageDomainQueries;
import org.vireo.core.query.template.TemplateQueries;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.template.Template;
import org.vireo.rest.problem.Faults;

/** Finds the objects that bodies refer to: by id, or else by name. */
@Singleton
public final class References {

    private final DataCenterQueries dataCenters;
    private final ClusterQueries clusters;
    private final HostQueries hosts;
    private final StorageDomainQueries storageDomains;
    private final TemplateQueries templates;
    private final NetworkQueries networks;

    @Inject
    public References(
            DataCenterQueries dataCenters,
            ClusterQueries clusters,
            HostQueries hosts,
            StorageDomainQueries storageDomains,
            TemplateQueries templates,
            NetworkQueries networks) {
        this.dataCenters = dataCenters;
        this.clusters = clusters;
        this.hosts = hosts;
        this.storageDomains = storageDomains;
        this.templates = templates;
        this.networks = networks;
    }

    /** What a reference names; null when it names nothing. */
    public static @Nullable String named(@Nullable Identified reference) {
        if (reference == null) {
            return null;
        }
        return reference.getId() == null ? reference.getName() : reference.getId();
    }

    public UUID dataCenter(@Nullable Identified reference, ApiCall call) {
        return find(reference, "data center", call, dataCenters::list, DataCenterView::id);
    }

    public UUID cluster(@Nullable Identified reference, ApiCall call) {
        return find(reference, "cluster", call, clusters::list, Cluster::id);
    }

    public UUID host(@Nullable Identified reference, ApiCall call) {
        return find(reference, "host", call, hosts::list, HostView::id);
    }

    public UUID storageDomain(@Nullable Identified reference, ApiCall call) {
        return find(reference, "storage domain", call, storageDomains::list, StorageDomain::id);
    }

    public UUID template(@Nullable Identified reference, ApiCall call) {
        return find(reference, "template", call, templates::list, Template::id);
    }

    public UUID vnicProfile(@Nullable Identified reference, ApiCall call) {
        return find(reference, "vNIC profile", call, networks::profiles, VnicProfile::id);
    }

    /** By id alone, as the same name may be in every data center; null when none is named. */
    public static @Nullable UUID quota(@Nullable Identified reference) {
        return reference == null || reference.getId() == null ? null : Ids.of(reference.getId(), "quota");
    }

    /** A list as the caller sees it. */
    @FunctionalInterface
    private interface Listing<E> {
        List<E> list(Search search, Caller caller);
    }

    private static <E> UUID find(
            @Nullable Identified reference, String what, ApiCall call, Listing<E> listing, Function<E, UUID> id) {
        String named = named(reference);
        if (reference == null || named == null) {
            throw Faults.notFound(what, "without id and name");
        }
        if (reference.getId() != null) {
            return Ids.of(reference.getId(), what);
        }
        return listing.list(Search.named(named), call.caller()).stream()
                .findFirst()
                .map(id)
                .orElseThrow(() -> Faults.notFound(what, named));
    }
}
