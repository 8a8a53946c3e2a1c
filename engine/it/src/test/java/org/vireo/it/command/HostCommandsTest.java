package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.host.ActivateHost;
import org.vireo.core.command.host.AddHost;
import org.vireo.core.command.host.DeactivateHost;
import org.vireo.core.command.host.IssueEnrolment;
import org.vireo.core.command.host.RefreshHost;
import org.vireo.core.command.host.RemoveHost;
import org.vireo.core.command.host.UpdateHost;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.model.host.HostStatus;

/** What is refused of hosts, and of the power of VMs. */
class HostCommandsTest {

    private EngineFixture engine;
    private Inventory inventory;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aNewHostShouldHaveANameAnAddressAndACluster() {
        assertThat(engine.refusal(add(inventory.cluster, "h1", "10.0.0.1", 54321)))
                .containsExactly("NAME_IN_USE");
        assertThat(engine.violations(add(UUID.randomUUID(), "a/b", "not an address", 70_000)))
                .extracting(violation -> violation.code())
                .containsExactly("INVALID_NAME", "HOST_ADDRESS", "HOST_PORT", "NOT_FOUND");
    }

    @Test
    void aHostThatIsUnknownShouldBeToldSo() {
        UUID nobody = UUID.randomUUID();
        assertThat(engine.refusal(new UpdateHost(nobody, "x", null))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveHost(nobody))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new ActivateHost(nobody))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new DeactivateHost(nobody, ""))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RefreshHost(nobody))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new IssueEnrolment(nobody))).containsExactly("NOT_FOUND");
    }

    @Test
    void aHostThatRunsVmsShouldNotGoIntoMaintenanceAndOneInUseNotBeRemoved() {
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new StartVm(vm, null));

        assertThat(engine.violations(new DeactivateHost(engine.hostId(), "")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("h1", "web"));
        assertThat(engine.refusal(new RemoveHost(engine.hostId())))
                .containsExactly("HOST_NOT_IN_MAINTENANCE", "HOST_HAS_STORAGE");
    }

    @Test
    void aHostInMaintenanceShouldNotBeReadAndComeBack() {
        engine.done(new DeactivateHost(engine.hostId(), "new disks"));
        assertThat(status()).isEqualTo(HostStatus.MAINTENANCE);
        assertThat(engine.refusal(new RefreshHost(engine.hostId()))).containsExactly("HOST_NOT_WATCHED");

        engine.done(new ActivateHost(engine.hostId()));

        assertThat(status()).isNotEqualTo(HostStatus.MAINTENANCE);
    }

    @Test
    void aHostWhoseAgentHasNotEnrolledShouldNotBeActivated() {
        AddHost command = add(inventory.cluster, "h2", "10.0.0.2", 54321);
        engine.done(command);

        assertThat(engine.violations(new ActivateHost(command.id())))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("HOST_NOT_ENROLLED");
                    assertThat(violation.text()).contains("h2");
                });
        assertThat(engine.refusal(new UpdateHost(command.id(), "h1", null))).containsExactly("NAME_IN_USE");
        engine.done(new RemoveHost(command.id()));
    }

    @Test
    void aVmThatIsOffShouldNeitherShutDownNorReboot() {
        UUID vm = inventory.madeBlankVm("web");

        assertThat(engine.violations(new ShutdownVm(vm)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("web", "down"));
        assertThat(engine.violations(new RebootVm(vm)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("web", "down"));
    }

    private HostStatus status() {
        return engine.read(() -> engine.database().hosts().find(engine.hostId()).orElseThrow())
                .status();
    }

    private static AddHost add(UUID cluster, String name, String address, int port) {
        return new AddHost(UUID.randomUUID(), cluster, name, "", address, port);
    }
}
