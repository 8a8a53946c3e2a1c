package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ovirt.engine.sdk4.ConnectionBuilder.connection;
import static org.ovirt.engine.sdk4.builders.Builders.cluster;
import static org.ovirt.engine.sdk4.builders.Builders.template;
import static org.ovirt.engine.sdk4.builders.Builders.vm;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.services.VmsService;
import org.ovirt.engine.sdk4.types.Vm;
import org.ovirt.engine.sdk4.types.VmStatus;

/** oVirt's own Java SDK, unmodified, as a user's program would use it. */
class OvirtSdkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path temporary;

    @Test
    void theSdkShouldTakeAVmThroughItsWholeLife() throws Exception {
        Installation vireo = Installation.open();
        try (Connection connection = connection()
                .url(vireo.url() + "/ovirt-engine/api")
                .user("admin@internal")
                .password(vireo.password())
                .trustStoreFile(vireo.trustStore(temporary).toString())
                .trustStorePassword(Installation.TRUST_STORE_PASSWORD)
                .build()) {
            assertThat(connection
                            .systemService()
                            .get()
                            .send()
                            .api()
                            .productInfo()
                            .version())
                    .isNotNull();
            VmsService vms = connection.systemService().vmsService();
            Vm added = vms.add()
                    .vm(vm().name("sdk-vm")
                            .description("made by the SDK")
                            .cluster(cluster().name("Default"))
                            .template(template().name("tiny"))
                            .memory(BigInteger.valueOf(256L << 20)))
                    .send()
                    .vm();
            VmService service = vms.vmService(added.id());
            await(service, VmStatus.DOWN);
            assertThat(vms.list().search("name=sdk-vm").send().vms())
                    .extracting(Vm::id)
                    .containsExactly(added.id());
            startStopAndRemove(vms, service);
        }
    }

    private static void startStopAndRemove(VmsService vms, VmService service) {
        service.start().send();
        await(service, VmStatus.UP);
        awaitStatistic(service, "memory.used");
        awaitStatistic(service, "cpu.current.total");
        service.stop().send();
        await(service, VmStatus.DOWN);
        service.remove().send();
        Installation.await(
                "the VM to be gone",
                PATIENCE,
                () -> vms.list().search("name=sdk-vm").send().vms().isEmpty());
    }

    private static void awaitStatistic(VmService service, String name) {
        Installation.await(
                name,
                PATIENCE,
                () -> service.statisticsService().list().send().statistics().stream()
                        .anyMatch(statistic -> statistic.name().equals(name)
                                && statistic.values().getFirst().datum().signum() > 0));
    }

    private static void await(VmService service, VmStatus wanted) {
        Installation.await(
                "status " + wanted, PATIENCE, () -> service.get().send().vm().status() == wanted);
    }
}
