package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.id.VmId;

/** What {@code VmLifecycle} and {@code VmDevices} do. */
public interface VmContract {

    ContractHost host();

    private HostConnection connect() {
        return host().connect(new RecordingListener(), Optional.empty());
    }

    private static CallContext keyed() {
        return ContractHost.call().withIdempotencyKey(UUID.randomUUID().toString());
    }

    private static void assertRefused(HostOutcome<?> outcome, HostErrorCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(code));
    }

    private static Optional<DomainStatus> listed(HostConnection connection, VmId id) {
        return ContractHost.done(connection.vms().list(ContractHost.call())).domains().stream()
                .filter(domain -> domain.id().equals(id))
                .findFirst();
    }

    @Test
    default void createdDomainShouldRunAndBeListed() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var created = ContractHost.done(connection.vms().create(keyed(), TestDomains.running(id)));
            assertThat(created.id()).isEqualTo(id);
            assertThat(created.state()).isEqualTo(DomainState.RUNNING);
            assertThat(created.managed()).isTrue();
            assertThat(created.startedAt()).isPresent();
            assertThat(listed(connection, id)).contains(created);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void listShouldCoverTheEventsBefore() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            var list = ContractHost.done(connection.vms().list(ContractHost.call()));
            assertThat(list.libvirtConnected()).isTrue();
            assertThat(list.session()).isEqualTo(connection.greeting().session());
            assertThat(list.sequence()).isGreaterThan(connection.greeting().lastSequence());
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void xmlShouldKeepTheMetadataAndBelongToTheHash() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var absent = TestDomains.newId();
            var created = ContractHost.done(connection.vms().create(keyed(), TestDomains.running(id)));
            var report = ContractHost.done(connection.vms().xml(ContractHost.call(), List.of(id, absent)));
            assertThat(report.missing()).containsExactly(absent);
            assertThat(report.domains()).singleElement().satisfies(domain -> {
                assertThat(domain.id()).isEqualTo(id);
                assertThat(domain.devicesHash()).isEqualTo(created.devicesHash());
                assertThat(domain.xml())
                        .contains("https://vireo-project.org/xmlns/vm/1")
                        .contains("52:54:00:00:00:01");
            });
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void equalDevicesShouldHaveEqualHashes() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var first = ContractHost.done(connection.vms().create(keyed(), TestDomains.running(id)));
            connection.vms().destroy(keyed(), id);
            var again = ContractHost.done(connection.vms().create(keyed(), TestDomains.running(id)));
            connection.vms().destroy(keyed(), id);
            var other = ContractHost.done(connection.vms().create(keyed(), TestDomains.withOtherNic(id)));
            connection.vms().destroy(keyed(), id);
            assertThat(again.devicesHash()).isEqualTo(first.devicesHash());
            assertThat(other.devicesHash()).isNotEqualTo(first.devicesHash());
        }
    }

    @Test
    default void secondCreateShouldBeRefusedWhileTheFirstRuns() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            assertRefused(connection.vms().create(keyed(), TestDomains.running(id)), HostErrorCode.DOMAIN_EXISTS);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void repeatedKeyShouldAnswerTheFirstResult() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var call = keyed();
            var first = connection.vms().create(call, TestDomains.running(id));
            assertThat(first.isDone()).isTrue();
            assertThat(connection.vms().create(call, TestDomains.running(id))).isEqualTo(first);
            assertRefused(
                    connection.vms().create(call, TestDomains.running(TestDomains.newId())),
                    HostErrorCode.IDEMPOTENCY_CONFLICT);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void createShouldRefuseWhatIsNoDomain() {
        try (var connection = connect()) {
            var xml = TestDomains.running(TestDomains.newId()).xml();
            for (String wrong : List.of(
                    "<domain",
                    "<network/>",
                    "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + xml,
                    xml.replace("version=\"1\"", "version=\"7\""))) {
                assertRefused(connection.vms().create(keyed(), new CreateDomain(wrong)), HostErrorCode.INVALID_XML);
            }
        }
    }

    @Test
    default void destroyedDomainShouldBeGoneAndStayDone() {
        var listener = new RecordingListener();
        try (var connection = host().connect(listener, Optional.empty())) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            assertThat(connection.vms().destroy(keyed(), id))
                    .isEqualTo(new HostOutcome.Done<>(new DomainRemoved(true)));
            assertThat(connection.vms().destroy(keyed(), id))
                    .isEqualTo(new HostOutcome.Done<>(new DomainRemoved(false)));
            assertThat(listed(connection, id)).isEmpty();
            assertThat(listener.await(VmStopped.class, event -> event.id().equals(id))
                            .reason())
                    .isEqualTo(StopReason.DESTROYED);
        }
    }

    @Test
    default void suspendedDomainShouldBePausedUntilResumed() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            var suspended = ContractHost.done(connection.vms().suspend(keyed(), id));
            assertThat(suspended.state()).isEqualTo(DomainState.PAUSED);
            assertThat(suspended.reason()).isEqualTo("user");
            assertThat(ContractHost.done(connection.vms().resume(keyed(), id)).state())
                    .isEqualTo(DomainState.RUNNING);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void rebootShouldBeAccepted() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            ContractHost.done(connection.vms().reboot(keyed(), id, PowerMode.ANY));
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void resetDomainShouldGoOn() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            assertThat(ContractHost.done(connection.vms().reset(keyed(), id)).state())
                    .isEqualTo(DomainState.RUNNING);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void guestShouldHoldItsFileSystemsAndLetThemGo() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            var guest = connection.guests();
            assertThat(ContractHost.done(guest.freeze(keyed(), id))).isPositive();
            ContractHost.done(guest.thaw(keyed(), id));
            ContractHost.done(guest.setUserPassword(keyed(), id, "root", "geheim"));
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void screenshotShouldBeAPicture() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            var picture = ContractHost.done(connection.guests().screenshot(ContractHost.call(), id, 0));
            assertThat(picture.mimeType()).startsWith("image/");
            assertThat(Base64.getDecoder().decode(picture.data())).isNotEmpty();
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void unknownDomainShouldBeRefusedByEveryVerbThatNeedsOne() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var vms = connection.vms();
            assertRefused(vms.shutdown(keyed(), id, PowerMode.ACPI), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(vms.reboot(keyed(), id, PowerMode.ACPI), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(vms.suspend(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(vms.resume(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(vms.reset(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            var guest = connection.guests();
            assertRefused(guest.freeze(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(guest.thaw(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(guest.setUserPassword(keyed(), id, "root", "x"), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(guest.screenshot(ContractHost.call(), id, 0), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(connection.jobs().job(ContractHost.call(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(connection.jobs().abort(keyed(), id), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(
                    connection.tuning().resizeBlock(keyed(), id, "vda", 1L << 30), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(
                    connection.devices().updateDevice(keyed(), id, "<graphics type='vnc'/>"),
                    HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(
                    connection.devices().attachDevice(keyed(), id, "<disk type='file'/>"),
                    HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(
                    connection.devices().detachDevice(keyed(), id, "ua-" + UUID.randomUUID()),
                    HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(connection.tuning().setVcpus(keyed(), id, 2), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(connection.tuning().setBalloon(keyed(), id, 1 << 20), HostErrorCode.DOMAIN_NOT_FOUND);
            assertRefused(
                    connection.tuning().setBlockIoTune(keyed(), id, "vda", Map.of("total_bytes_sec", 0L)),
                    HostErrorCode.DOMAIN_NOT_FOUND);
        }
    }

    @Test
    default void secretThatIsNoBase64ShouldBeRefused() {
        try (var connection = connect()) {
            assertRefused(
                    connection.secrets().define(keyed(), UUID.randomUUID(), "no base64!"),
                    HostErrorCode.PAYLOAD_INVALID);
        }
    }

    @Test
    default void vcpusShouldChangeUpToTheMaximum() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.growing(id, 1, 3));
            var before = ContractHost.done(connection.tuning().setVcpus(keyed(), id, 2));
            var changed = ContractHost.done(connection.tuning().setVcpus(keyed(), id, 3));
            assertThat(changed.id()).isEqualTo(id);
            assertThat(changed.devicesHash()).isNotEqualTo(before.devicesHash());
            assertThat(xmlOf(connection, id)).contains(">3</vcpu>").doesNotContain("current='1'", "current=\"1\"");
            assertRefused(connection.tuning().setVcpus(keyed(), id, 4), HostErrorCode.LIBVIRT_REFUSED);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void theBalloonShouldBeToldWhatToLeaveTheGuest() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.growing(id, 1, 3));
            ContractHost.done(connection.tuning().setBalloon(keyed(), id, 16L << 20));
            assertThat(xmlOf(connection, id))
                    .containsPattern("<currentMemory unit=['\"]KiB['\"]>16384</currentMemory>");
            assertRefused(connection.tuning().setBalloon(keyed(), id, 1L << 40), HostErrorCode.LIBVIRT_REFUSED);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void limitsOfADiskShouldBeReplacedAndTakenAway() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var before = ContractHost.done(connection.vms().create(keyed(), TestDomains.withDisk(id, "vda")));
            var tuning = connection.tuning();
            var limited = ContractHost.done(tuning.setBlockIoTune(
                    keyed(), id, "vda", Map.of("total_bytes_sec", 7_000L, "total_bytes_sec_max", 9_000L)));
            assertThat(limited.devicesHash()).isNotEqualTo(before.devicesHash());
            assertThat(xmlOf(connection, id)).contains("<total_bytes_sec>7000</total_bytes_sec>");
            ContractHost.done(tuning.setBlockIoTune(
                    keyed(), id, "vda", Map.of("total_bytes_sec", 0L, "total_bytes_sec_max", 0L)));
            assertThat(xmlOf(connection, id)).doesNotContain("total_bytes_sec");
            assertRefused(
                    tuning.setBlockIoTune(keyed(), id, "vdz", Map.of("total_bytes_sec", 1L)),
                    HostErrorCode.LIBVIRT_REFUSED);
            connection.vms().destroy(keyed(), id);
        }
    }

    private static String xmlOf(HostConnection connection, VmId id) {
        return ContractHost.done(connection.vms().xml(ContractHost.call(), List.of(id)))
                .domains()
                .getFirst()
                .xml();
    }

    @Test
    default void whatARunningVmKeepsShouldNotBeForgotten() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            assertRefused(connection.vms().forget(keyed(), id), HostErrorCode.DOMAIN_EXISTS);
            connection.vms().destroy(keyed(), id);
            assertThat(connection.vms().forget(keyed(), id))
                    .isEqualTo(new HostOutcome.Done<>(new DomainRemoved(false)));
            assertThat(ContractHost.done(connection.vms().remains(ContractHost.call())))
                    .isEmpty();
        }
    }

    @Test
    default void whatAVmLeavesShouldBeListedUntilItIsForgotten() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            host().leave(id);
            connection.vms().destroy(keyed(), id);
            assertThat(ContractHost.done(connection.vms().remains(ContractHost.call())))
                    .containsExactly(id);
            assertThat(connection.vms().forget(keyed(), id)).isEqualTo(new HostOutcome.Done<>(new DomainRemoved(true)));
            assertThat(ContractHost.done(connection.vms().remains(ContractHost.call())))
                    .isEmpty();
        }
    }

    @Test
    default void deviceVerbsShouldRefuseWhatIsNoXml() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            assertRefused(connection.devices().updateDevice(keyed(), id, "<interface"), HostErrorCode.INVALID_XML);
            assertRefused(connection.devices().attachDevice(keyed(), id, "<interface"), HostErrorCode.INVALID_XML);
            connection.vms().destroy(keyed(), id);
        }
    }
}
