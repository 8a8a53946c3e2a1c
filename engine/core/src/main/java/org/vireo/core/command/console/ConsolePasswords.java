package org.vireo.core.command.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.launch.VmPower;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.domainxml.build.DeviceXml;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.id.VmId;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/** Sends passwords of consoles to hosts. The XML holds the password, so it is never logged. */
@Singleton
public final class ConsolePasswords {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final VmRepository vms;
    private final VmPower power;
    private final TransactionRunner transactions;
    private final DeviceXml deviceXml = new DeviceXml();

    @Inject
    public ConsolePasswords(VmRepository vms, VmPower power, TransactionRunner transactions) {
        this.vms = vms;
        this.power = power;
        this.transactions = transactions;
    }

    /** Doing it twice sets the same password again. */
    StepOutcome send(UUID vmId, GraphicsProtocol protocol, ConsolePassword password, StepContext context) {
        Optional<GraphicsDevice> console = transactions.call(() -> consoleOf(vmId, protocol));
        Optional<UUID> hostId =
                transactions.call(() -> vms.runtimeForUpdate(vmId).map(VmRuntime::hostId));
        if (console.isEmpty() || hostId.isEmpty()) {
            return new StepOutcome.Failed("VM " + vmId + " went down meanwhile. Start it and ask again.");
        }
        String xml = deviceXml.consolePassword(console.get(), password);
        return power.call(
                vmId, hostId.get(), host -> host.devices().updateDevice(context.call(DEADLINE), new VmId(vmId), xml));
    }

    /** To be called within a transaction. */
    Optional<GraphicsDevice> consoleOf(UUID vmId, GraphicsProtocol protocol) {
        return vms.devices(vmId).stream()
                .map(VmDevice::device)
                .filter(GraphicsDevice.class::isInstance)
                .map(GraphicsDevice.class::cast)
                .filter(console -> console.protocol() == protocol)
                .findFirst();
    }
}
