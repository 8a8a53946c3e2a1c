package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.host.Host;
import org.vireo.model.template.Template;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/** Lists VMs that somebody else started. They are never touched, and forgotten when they stop. */
@Singleton
public final class ExternalVms {

    private final VmRepository vms;
    private final HostRepository hosts;
    private final EventBus events;
    private final Auditor auditor;
    private final Clock clock;

    @Inject
    public ExternalVms(VmRepository vms, HostRepository hosts, EventBus events, Auditor auditor, Clock clock) {
        this.vms = vms;
        this.hosts = hosts;
        this.events = events;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Lists the domain; null when its host was removed meanwhile. */
    @Nullable
    VmRuntime adopt(ReportOrigin origin, DomainStatus domain) {
        Host host = hosts.find(origin.hostId()).orElse(null);
        if (host == null) {
            return null;
        }
        UUID id = domain.id().value();
        VmSettings settings = new VmSettings(
                domain.name(),
                "",
                "",
                0,
                CpuTopology.SINGLE,
                "other",
                BiosType.Q35_SEA_BIOS,
                Platform.DEFAULT,
                false,
                false,
                Initialization.NONE);
        vms.add(Vm.external(id, host.clusterId(), Template.BLANK, settings, clock.instant()));
        VmRuntime runtime = new VmRuntime(id, VmCause.FOUND, VmStatus.UNKNOWN, clock.instant());
        vms.addRuntime(runtime);
        auditor.observed(
                EventCode.VM_EXTERNAL_FOUND,
                "VM " + domain.name() + " runs on host " + host.name()
                        + " and was not started by Vireo. It is listed and not touched.",
                origin.correlationId(),
                ObjectRef.vm(id),
                host.id());
        events.publish(new EntityChanged(EntityKind.VM, id.toString(), ChangeKind.CREATED));
        return runtime;
    }
}
