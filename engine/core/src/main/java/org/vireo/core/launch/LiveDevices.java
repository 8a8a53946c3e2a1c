package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DeviceXml;
import org.vireo.domainxml.log.DomainXmlLog;
import org.vireo.hostproxy.CallContext;
import org.vireo.model.device.Device;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.vm.VmRuntime;

/** Plugs configured devices into running VMs, changes them there and takes them out. Doing it twice has the effect of once. */
@Singleton
public final class LiveDevices {

    private static final Logger LOG = LoggerFactory.getLogger(LiveDevices.class);

    /** A guest may take its time to let go of a device. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final LaunchPlans plans;
    private final VmRepository vms;
    private final VmPower power;
    private final HostCalls hosts;
    private final LiveNames names;
    private final TransactionRunner transactions;
    private final DeviceXml deviceXml = new DeviceXml();

    @Inject
    public LiveDevices(
            LaunchPlans plans,
            VmRepository vms,
            VmPower power,
            HostCalls hosts,
            LiveNames names,
            TransactionRunner transactions) {
        this.plans = plans;
        this.vms = vms;
        this.power = power;
        this.hosts = hosts;
        this.names = names;
        this.transactions = transactions;
    }

    /** Plugs the device in, as it is configured now; done when the running VM has it already. */
    public StepOutcome attach(UUID vmId, DeviceId device, StepContext context) {
        return send(
                vmId,
                device,
                context,
                () -> plans.load(vmId, false),
                (present, hostId, xml) -> present ? StepOutcome.DONE : attach(vmId, device, context, hostId, xml));
    }

    /** Makes the running device what is configured now, or plugs it in where the running VM does not have it. */
    public StepOutcome follow(UUID vmId, DeviceId device, StepContext context) {
        return send(
                vmId,
                device,
                context,
                () -> plans.load(vmId, false),
                (present, hostId, xml) -> present
                        ? update(vmId, device, context, hostId, xml)
                        : attach(vmId, device, context, hostId, xml));
    }

    /** Makes the running device what is configured now; done where the running VM does not have it. */
    public StepOutcome refresh(UUID vmId, DeviceId device, StepContext context) {
        return send(
                vmId,
                device,
                context,
                () -> plans.load(vmId, false),
                (present, hostId, xml) -> present ? update(vmId, device, context, hostId, xml) : StepOutcome.DONE);
    }

    /** Makes the running device this one, whatever is configured. */
    public StepOutcome change(UUID vmId, Device device, StepContext context) {
        return send(
                vmId,
                device.id(),
                context,
                () -> plans.loadWith(vmId, device),
                (present, hostId, xml) -> update(vmId, device.id(), context, hostId, xml));
    }

    private StepOutcome attach(UUID vmId, DeviceId device, StepContext context, UUID hostId, String xml) {
        CallContext call = context.call(DEADLINE, "attach " + device);
        return power.call(vmId, hostId, host -> host.devices().attachDevice(call, new VmId(vmId), xml));
    }

    private StepOutcome update(UUID vmId, DeviceId device, StepContext context, UUID hostId, String xml) {
        CallContext call = context.call(DEADLINE, "update " + device);
        return power.call(vmId, hostId, host -> host.devices().updateDevice(call, new VmId(vmId), xml));
    }

    /** Takes the device out; done as well when the VM has gone down. */
    public StepOutcome detach(UUID vmId, DeviceId device, StepContext context) {
        Optional<UUID> hostId = hostOf(vmId);
        return hostId.isEmpty()
                ? StepOutcome.DONE
                : power.call(
                        vmId,
                        hostId.get(),
                        host -> host.devices()
                                .detachDevice(
                                        context.call(DEADLINE, "detach " + device),
                                        new VmId(vmId),
                                        UserAlias.of(device)));
    }

    private interface Send {
        /** @param present whether the running VM has the device */
        StepOutcome to(boolean present, UUID hostId, String xml);
    }

    private StepOutcome send(
            UUID vmId, DeviceId device, StepContext context, Supplier<Optional<LaunchPlan>> load, Send send) {
        Optional<UUID> hostId = hostOf(vmId);
        if (hostId.isEmpty()) {
            return StepOutcome.DONE;
        }
        Optional<HostFacts> facts = hosts.facts(hostId.get());
        if (facts.isEmpty()) {
            return StepOutcome.unasked(
                    "Host " + hostId.get() + " has not told its capabilities yet. Wait until it is up.");
        }
        Optional<ReportedVm> running = names.report(new VmId(vmId), hostId.get(), context.correlationId());
        if (running.isEmpty()) {
            return StepOutcome.unasked("Host " + hostId.get()
                    + " does not say what the running VM has. Look whether it is up, and try again.");
        }
        // Only now: the host may have taken its time, and the configuration may have been changed meanwhile.
        Optional<LaunchPlan> plan = transactions.call(load);
        if (plan.isEmpty()) {
            return new StepOutcome.Failed("VM " + vmId + " was removed meanwhile.");
        }
        VmSpec spec = LiveNames.named(plan.get().spec(), running.get());
        return switch (deviceXml.of(spec, facts.get(), device)) {
            case BuildResult.Refused refused ->
                new StepOutcome.Failed(
                        "The device cannot be described to libvirt: " + String.join(" ", refused.reasons()));
            case BuildResult.Built built -> {
                LOG.info("Device XML of VM {} for host {}: {}", vmId, hostId.get(), DomainXmlLog.redact(built.xml()));
                yield send.to(isPresent(running.get(), device), hostId.get(), built.xml());
            }
        };
    }

    private static boolean isPresent(ReportedVm running, DeviceId device) {
        String alias = UserAlias.of(device);
        return running.devices().stream().anyMatch(seen -> alias.equals(seen.alias()));
    }

    /** Empty when the VM has gone down: then the next start does it. */
    private Optional<UUID> hostOf(UUID vmId) {
        return transactions.call(() -> vms.runtimeForUpdate(vmId).map(VmRuntime::hostId));
    }
}
