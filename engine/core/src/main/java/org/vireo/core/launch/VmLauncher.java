package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.TransactionRunner;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.domainxml.log.DomainXmlLog;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;
import org.vireo.model.spec.HostFacts;

/** Starts a domain on the host that placement chose: loads, builds, logs, sends. */
@Singleton
public final class VmLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(VmLauncher.class);
    private static final Duration CREATE_DEADLINE = Duration.ofSeconds(60);
    private static final Duration LOOK_DEADLINE = Duration.ofSeconds(20);

    private final LaunchPlans plans;
    private final HostCalls hosts;
    private final TransactionRunner transactions;
    private final DomainBuilder builder = new DomainBuilder();

    @Inject
    public VmLauncher(LaunchPlans plans, HostCalls hosts, TransactionRunner transactions) {
        this.plans = plans;
        this.hosts = hosts;
        this.transactions = transactions;
    }

    /** Doing it again for the same step starts nothing twice: the agent knows the step's key and the domain's id. */
    public StepOutcome launch(UUID vmId, UUID hostId, boolean paused, StepContext context) {
        Optional<LaunchPlan> plan = transactions.call(() -> plans.load(vmId, paused));
        if (plan.isEmpty()) {
            return new StepOutcome.Failed("VM " + vmId + " was removed meanwhile.");
        }
        Optional<HostFacts> facts = hosts.facts(hostId);
        if (facts.isEmpty()) {
            return StepOutcome.unasked(
                    "Host " + hostId + " has not told its capabilities yet. Wait until it is up and start again.");
        }
        return switch (builder.build(plan.get().spec(), facts.get())) {
            case BuildResult.Refused refused ->
                new StepOutcome.Failed("The VM cannot be described to libvirt: " + String.join(" ", refused.reasons()));
            case BuildResult.Built built -> send(built.xml(), plan.get(), hostId, context);
        };
    }

    private StepOutcome send(String xml, LaunchPlan plan, UUID hostId, StepContext context) {
        UUID vmId = plan.spec().id().value();
        LOG.info("Domain XML of VM {} for host {}: {}", vmId, hostId, DomainXmlLog.redact(xml));
        CreateDomain create = CreateDomain.withSecrets(xml, plan.secrets());
        HostOutcome<DomainStatus> outcome =
                hosts.call(hostId, host -> host.vms().create(context.call(CREATE_DEADLINE), create));
        LOG.info("Host {} on domain {}: {}", hostId, vmId, outcome.summary());
        return conclude(outcome, vmId, hostId, context);
    }

    private StepOutcome conclude(HostOutcome<DomainStatus> outcome, UUID vmId, UUID hostId, StepContext context) {
        return switch (outcome) {
            case HostOutcome.Done<DomainStatus> done -> StepOutcome.DONE;
            case HostOutcome.Unreachable<DomainStatus> unreachable -> StepOutcome.unasked(unreachable.reason());
            case HostOutcome.Unknown<DomainStatus> unknown -> look(vmId, hostId, context, unknown.reason());
            case HostOutcome.Refused<DomainStatus> refused -> {
                HostErrorCode code = refused.error().code();
                boolean maybeOurs = code == HostErrorCode.DOMAIN_EXISTS || code == HostErrorCode.IDEMPOTENCY_CONFLICT;
                yield maybeOurs
                        ? look(vmId, hostId, context, refused.error().summary())
                        : StepOutcome.refused(refused.error());
            }
        };
    }

    /** The answer does not say whether the domain runs: the host's list does, if it can be had. */
    private StepOutcome look(UUID vmId, UUID hostId, StepContext context, String why) {
        CallContext call = CallContext.of(context.correlationId(), LOOK_DEADLINE);
        boolean running = hosts.call(hostId, host -> host.vms().list(call))
                .done()
                .map(list -> list.domains().stream()
                        .anyMatch(domain -> domain.id().equals(new VmId(vmId)) && !domain.beingStarted()))
                .orElse(false);
        return running ? StepOutcome.DONE : StepOutcome.lost(why);
    }
}
