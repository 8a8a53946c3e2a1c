package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Vm;
import org.vireo.core.command.Caller;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.core.query.host.HostQueries;
import org.vireo.core.query.template.TemplateQueries;
import org.vireo.rest.call.Follow;
import org.vireo.rest.mapping.ClusterMapper;
import org.vireo.rest.mapping.HostMapper;
import org.vireo.rest.mapping.TemplateMapper;

/** Fills in the objects that VMs refer to, each kind by one query; those out of sight stay references. */
@Singleton
public final class VmReferenceFollower {

    private final HostQueries hosts;
    private final ClusterQueries clusters;
    private final TemplateQueries templates;

    @Inject
    public VmReferenceFollower(HostQueries hosts, ClusterQueries clusters, TemplateQueries templates) {
        this.hosts = hosts;
        this.clusters = clusters;
        this.templates = templates;
    }

    void follow(List<Vm> vms, Follow follow, Caller caller) {
        if (follow.has("host")) {
            fill(
                    vms,
                    Vm::getHost,
                    Vm::setHost,
                    ids -> hosts.all(ids, caller).stream()
                            .map(HostMapper::toApi)
                            .toList());
        }
        if (follow.has("cluster")) {
            fill(
                    vms,
                    Vm::getCluster,
                    Vm::setCluster,
                    ids -> clusters.all(ids, caller).stream()
                            .map(ClusterMapper::toApi)
                            .toList());
        }
        if (follow.has("template")) {
            fill(
                    vms,
                    Vm::getTemplate,
                    Vm::setTemplate,
                    ids -> templates.all(ids, caller).stream()
                            .map(TemplateMapper::toApi)
                            .toList());
        }
    }

    private static <T extends Identified> void fill(
            List<Vm> vms,
            Function<Vm, @Nullable T> getter,
            BiConsumer<Vm, T> setter,
            Function<Collection<UUID>, List<T>> load) {
        List<UUID> ids = vms.stream()
                .map(getter)
                .filter(Objects::nonNull)
                .map(reference -> UUID.fromString(Objects.requireNonNull(reference.getId())))
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        Map<String, T> found = load.apply(ids).stream()
                .collect(Collectors.toMap(each -> Objects.requireNonNull(each.getId()), Function.identity()));
        for (Vm vm : vms) {
            T reference = getter.apply(vm);
            T full = reference == null ? null : found.get(reference.getId());
            if (full != null) {
                setter.accept(vm, full);
            }
        }
    }
}
