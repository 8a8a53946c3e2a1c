package org.vireo.api.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ovirt.engine.sdk4.types.Action;
import org.ovirt.engine.sdk4.types.BootDevice;
import org.ovirt.engine.sdk4.types.Cluster;
import org.ovirt.engine.sdk4.types.DataCenter;
import org.ovirt.engine.sdk4.types.DiskAttachment;
import org.ovirt.engine.sdk4.types.DiskInterface;
import org.ovirt.engine.sdk4.types.Event;
import org.ovirt.engine.sdk4.types.Fault;
import org.ovirt.engine.sdk4.types.Host;
import org.ovirt.engine.sdk4.types.HostStatus;
import org.ovirt.engine.sdk4.types.Job;
import org.ovirt.engine.sdk4.types.JobStatus;
import org.ovirt.engine.sdk4.types.Nic;
import org.ovirt.engine.sdk4.types.NicInterface;
import org.ovirt.engine.sdk4.types.Statistic;
import org.ovirt.engine.sdk4.types.Step;
import org.ovirt.engine.sdk4.types.StorageDomain;
import org.ovirt.engine.sdk4.types.StorageDomainStatus;
import org.ovirt.engine.sdk4.types.Template;
import org.ovirt.engine.sdk4.types.Vm;
import org.ovirt.engine.sdk4.types.VmStatus;
import org.vireo.api.conformance.GoldenObjects;
import org.vireo.api.conformance.Samples;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.service.ApiLinks;
import org.vireo.api.xml.XmlFormat;

/** The client library understands the documents of the main types. */
class SdkReadsTest {
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);

    private static <T> T read(Class<T> type, ApiObject object) {
        return SdkForm.read(type, XML.text(object));
    }

    private static <T> T readFull(Class<T> type, TypeDescriptor<?> ours) {
        return read(type, Samples.full(ours));
    }

    @Test
    void aVmShouldBeUnderstood() {
        Vm vm = read(Vm.class, GoldenObjects.vm());
        assertThat(vm.name()).isEqualTo(GoldenObjects.vm().getName());
        assertThat(vm.comment()).isEmpty();
        assertThat(vm.status()).isEqualTo(VmStatus.DOWN);
        assertThat(vm.memory()).isEqualTo(BigInteger.valueOf(1L << 30));
        assertThat(vm.cpu().topology().cores()).isEqualTo(2);
        assertThat(vm.os().boot().devices()).containsExactly(BootDevice.HD, BootDevice.NETWORK);
        assertThat(vm.creationTime()).isEqualTo(Date.from(Instant.parse("2026-11-21T10:00:00Z")));
        assertThat(vm.cluster().href()).isEqualTo(GoldenObjects.cluster().getHref());
        assertThat(vm.template().id()).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(vm.deleteProtected()).isFalse();
        assertThat(vm.stopTimePresent()).isFalse();
    }

    @Test
    void theLinksOfAVmShouldBecomeListsWithAnAddress() {
        org.vireo.api.type.Vm ours = GoldenObjects.vm();
        Vm vm = read(Vm.class, ours);
        assertThat(vm.nics()).isEmpty();
        assertThat(((org.ovirt.api.metamodel.runtime.util.ListWithHref<Nic>) vm.nics()).href())
                .isEqualTo(ours.getHref() + "/nics");
        assertThat(((org.ovirt.api.metamodel.runtime.util.ListWithHref<?>) vm.diskAttachments()).href())
                .isEqualTo(ours.getHref() + "/diskattachments");
        ours.setDiskAttachments(List.of(GoldenObjects.diskAttachment()));
        assertThat(read(Vm.class, ours).diskAttachments()).hasSize(1);
    }

    @Test
    void aDiskAttachmentAndItsDiskShouldBeUnderstood() {
        DiskAttachment attachment = read(DiskAttachment.class, GoldenObjects.diskAttachment());
        assertThat(attachment.interface_()).isEqualTo(DiskInterface.VIRTIO_SCSI);
        assertThat(attachment.disk().provisionedSize()).isEqualTo(1L << 30);
        assertThat(attachment.disk().storageDomains()).hasSize(1);
        assertThat(attachment.vm().id()).isEqualTo(GoldenObjects.vm().getId());
    }

    @Test
    void aNicShouldBeUnderstood() {
        org.vireo.api.type.Nic ours = new org.vireo.api.type.Nic();
        org.vireo.api.type.Mac mac = new org.vireo.api.type.Mac();
        mac.setAddress("56:6f:00:00:00:01");
        ours.setMac(mac);
        ours.setInterface(org.vireo.api.type.NicInterface.VIRTIO);
        Nic nic = read(Nic.class, ApiLinks.attach(ours, "/ovirt-engine/api/vms/1/nics/2"));
        assertThat(nic.mac().address()).isEqualTo("56:6f:00:00:00:01");
        assertThat(nic.interface_()).isEqualTo(NicInterface.VIRTIO);
    }

    @Test
    void hostClusterDataCenterTemplateAndStorageDomainShouldBeUnderstood() {
        Host host = read(Host.class, GoldenObjects.host());
        assertThat(host.status()).isEqualTo(HostStatus.UP);
        assertThat(host.powerManagement().kdumpDetection()).isTrue();
        assertThat(host.os().customKernelCmdline()).isEmpty();
        assertThat(read(Cluster.class, GoldenObjects.cluster()).dataCenter().id())
                .isEqualTo("d1");
        assertThat(readFull(DataCenter.class, org.vireo.api.type.DataCenter.TYPE)
                        .supportedVersions())
                .hasSize(2);
        Template template = read(Template.class, GoldenObjects.template());
        assertThat(template.version().versionNumber()).isEqualTo(1);
        assertThat(template.version().baseTemplate().id()).isEqualTo(template.id());
        StorageDomain domain = read(StorageDomain.class, GoldenObjects.storageDomain());
        assertThat(domain.status()).isEqualTo(StorageDomainStatus.ACTIVE);
        assertThat(domain.available()).isEqualTo(10L << 30);
    }

    @Test
    void jobsStepsEventsAndStatisticsShouldBeUnderstood() {
        Job job = read(Job.class, GoldenObjects.job());
        assertThat(job.status()).isEqualTo(JobStatus.STARTED);
        assertThat(job.lastUpdated().toInstant()).isEqualTo(Instant.parse("2026-11-21T10:00:00.005Z"));
        assertThat(readFull(Step.class, org.vireo.api.type.Step.TYPE).numberPresent())
                .isTrue();
        Event event = read(Event.class, GoldenObjects.event());
        assertThat(event.code()).isEqualTo(34);
        assertThat(event.id()).isEqualTo("1234");
        assertThat(event.time().toInstant()).isEqualTo(Instant.parse("2026-11-21T10:00:00.120Z"));
        org.vireo.api.type.Value value = new org.vireo.api.type.Value();
        value.setDatum(GoldenObjects.datum());
        org.vireo.api.type.Statistic ours = new org.vireo.api.type.Statistic();
        ours.setValues(List.of(value));
        assertThat(read(Statistic.class, ours).values().getFirst().datum())
                .isEqualByComparingTo(new BigDecimal("12.50"));
    }

    @Test
    void actionsAndFaultsShouldBeUnderstood() {
        Action action = read(Action.class, GoldenObjects.action());
        assertThat(action.status()).isEqualTo("complete");
        assertThat(action.ticket().value()).isEqualTo("s<3cr&t");
        assertThat(action.ticket().expiry()).isEqualTo(120);
        assertThat(action.job().id()).isEqualTo(GoldenObjects.job().getId());
        Action failed = read(Action.class, GoldenObjects.failedAction());
        assertThat(failed.fault().detail()).isEqualTo("[Cannot run VM. VM is already running.]");
        Fault fault = read(Fault.class, GoldenObjects.fault());
        assertThat(fault.reason()).isEqualTo("Operation Failed");
    }
}
