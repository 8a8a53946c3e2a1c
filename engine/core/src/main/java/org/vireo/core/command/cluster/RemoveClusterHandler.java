package org.vireo.core.command.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TemplateRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.template.Template;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;

/** Removes a cluster that has no hosts, VMs and templates. */
@Singleton
public final class RemoveClusterHandler implements CommandHandler<RemoveCluster, UUID> {

    private final ClusterRepository clusters;
    private final HostRepository hosts;
    private final VmRepository vms;
    private final TemplateRepository templates;
    private final Announcements announcements;

    @Inject
    public RemoveClusterHandler(
            ClusterRepository clusters,
            HostRepository hosts,
            VmRepository vms,
            TemplateRepository templates,
            Announcements announcements) {
        this.clusters = clusters;
        this.hosts = hosts;
        this.vms = vms;
        this.templates = templates;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveCluster> command() {
        return RemoveCluster.class;
    }

    @Override
    public RequiredPermit permit(RemoveCluster command) {
        return new RequiredPermit(Permit.DELETE_CLUSTER, ObjectRef.cluster(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveCluster command) {
        return List.of(LockRequest.exclusive(ObjectRef.cluster(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveCluster command, Caller caller) {
        Violations violations = new Violations();
        Optional<Cluster> found =
                violations.requirePresent(clusters.find(command.id()), Violation.notFound("cluster", command.id()));
        found.ifPresent(cluster -> requireEmpty(cluster, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Cluster cluster = found.get();
        clusters.remove(cluster);
        ObjectRef object = ObjectRef.cluster(command.id());
        announcements.changed(object, ChangeKind.REMOVED);
        announcements.record(
                EventCode.CLUSTER_REMOVED,
                "Cluster " + cluster.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing cluster " + cluster.name(), object);
    }

    private void requireEmpty(Cluster cluster, Violations violations) {
        List<String> hostNames =
                hosts.ofCluster(cluster.id()).stream().map(Host::name).toList();
        List<String> vmNames =
                vms.ofCluster(cluster.id()).stream().map(Vm::name).toList();
        List<String> templateNames = templates.search(Search.ALL).stream()
                .filter(template -> cluster.id().equals(template.clusterId()))
                .map(Template::name)
                .toList();
        requireNone(cluster, "hosts", hostNames, violations);
        requireNone(cluster, "VMs", vmNames, violations);
        requireNone(cluster, "templates", templateNames, violations);
    }

    private static void requireNone(Cluster cluster, String what, List<String> names, Violations violations) {
        violations.require(
                names.isEmpty(),
                Violation.conflict(
                        "CLUSTER_NOT_EMPTY",
                        "Cannot remove Cluster. Cluster " + cluster.name() + " has " + what + ": "
                                + String.join(", ", names) + ".",
                        "Remove them first."));
    }
}
