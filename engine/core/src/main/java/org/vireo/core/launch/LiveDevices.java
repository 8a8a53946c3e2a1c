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
import org.vireo.model.device.Device;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
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

    /** Plugs the device in, as it is configured now. */
    public StepOutcome attach(UUID vmId, DeviceId device, StepContext context) {
        return send(
                vmId,
                device,
                context,
                (hostId, xml) -> power.call(
                        vmId,
                        hostId,
                        host -> host.devices().attachDevice(context.call(DEADLINE), new VmId(vmId), xml)));
    }

    /** Makes the running device what is configured now. */
    public StepOutcome update(UUID vmId, DeviceId device, StepContext context) {
        return send(
                vmId,
                device,
                context,
                (hostId, xml) -> power.call(
                        vmId,
                        hostId,
                        host -> host.devices().updateDevice(context.call(DEADLINE), new VmId(vmId), xml)));
    }

    /** Makes the running device this one, whatever is configured. */
    public StepOutcome change(UUID vmId, Device device, StepContext context) {
        return send(
                vmId,
                device.id(),
                context,
                () -> plans.loadWith(vmId, device),
                (hostId, xml) -> power.call(
                        vmId,
                        hostId,
                        host -> host.devices().updateDevice(context.call(DEADLINE), new VmId(vmId), xml)));
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
                                .detachDevice(context.call(DEADLINE), new VmId(vmId), UserAlias.of(device)));
    }

    private interface Send {
        StepOutcome to(UUID hostId, String xml);
    }

    private StepOutcome send(UUID vmId, DeviceId device, StepContext context, Send send) {
        return send(vmId, device, context, () -> plans.load(vmId, false), send);
    }

    private StepOutcome send(
            UUID vmId, DeviceId device, StepContext context, Supplier<Optional<LaunchPlan>> load, Send send) {
        Optional<UUID> hostId = hostOf(vmId);
        if (hostId.isEmpty()) {
            return StepOutcome.DONE;
        }
        Optional<LaunchPlan> plan = transactions.call(load);
        Optional<HostFacts> facts = hosts.facts(hostId.get());
        if (plan.isEmpty() || facts.isEmpty()) {
            return new StepOutcome.Failed(
                    plan.isEmpty()
                            ? "VM " + vmId + " was removed meanwhile."
                            : "Host " + hostId.get() + " has not told its capabilities yet. Wait until it is up.");
        }
        VmSpec spec = names.in(plan.get().spec(), hostId.get(), context.correlationId());
        return switch (deviceXml.of(spec, facts.get(), device)) {
            case BuildResult.Refused refused ->
                new StepOutcome.Failed(
                        "The device cannot be described to libvirt: " + String.join(" ", refused.reasons()));
            case BuildResult.Built built -> {
                LOG.info("Device XML of VM {} for host {}: {}", vmId, hostId.get(), DomainXmlLog.redact(built.xml()));
                yield send.to(hostId.get(), built.xml());
            }
        };
    }

    /** Empty when the VM has gone down: then the next start does it. */
    private Optional<UUID> hostOf(UUID vmId) {
        return transactions.call(() -> vms.runtimeForUpdate(vmId).map(VmRuntime::hostId));
    }
}
