package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.DiskInterface;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.HostStorage;
import org.vireo.api.type.Network;
import org.vireo.api.type.StorageType;
import org.vireo.api.xml.XmlFormat;
import org.vireo.core.query.datacenter.DataCenterView;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.User;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.mapping.access.UserMapper;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.vm.SnapshotMapper;

class MappersTest {

    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final UUID ID = new UUID(9, 9);
    private static final UUID OTHER = new UUID(9, 8);

    @Test
    void aDataCenterShouldBeUpWithStorageOnly() {
        DataCenter dataCenter = new DataCenter(ID, "d", "", true);
        assertThat(xml(DataCenterMapper.toApi(new DataCenterView(dataCenter, true))))
                .contains("<name>d</name>", "<status>up</status>", "<local>true</local>", "rel=\"storagedomains\"");
        assertThat(xml(DataCenterMapper.toApi(new DataCenterView(dataCenter, false))))
                .contains("<status>uninitialized</status>");
    }

    @Test
    void aClusterShouldNameItsCpuAndDataCenter() {
        assertThat(xml(ClusterMapper.toApi(new Cluster(ID, OTHER, "c", "", "x86_64", BiosType.Q35_OVMF))))
                .contains("<architecture>x86_64</architecture>", "<over_commit><percent>100</percent></over_commit>")
                .contains("<data_center href=\"/ovirt-engine/api/datacenters/" + OTHER)
                .contains("<scheduling_policy href=\"/ovirt-engine/api/schedulingpolicies/");
    }

    @Test
    void aHostShouldHaveWhatPlaybooksReadEvenBeforeItsFirstReport() {
        assertThat(xml(HostMapper.toApi(Views.host())))
                .contains("<status>installing</status>", "<custom_kernel_cmdline></custom_kernel_cmdline>")
                .contains("<kdump_detection>false</kdump_detection>", "<spm>", "<cluster href=")
                .contains("<summary><active>2</active><migrating>0</migrating><total>3</total></summary>");
    }

    @Test
    void aStorageDomainShouldShowItsStateAtTheTop() {
        StorageDomain storageDomain = new StorageDomain(ID, OTHER, "s", "", "/srv/vireo");
        storageDomain.prepared();
        assertThat(xml(StorageDomainMapper.toApi(storageDomain)))
                .contains("<status>unattached</status>", "<external_status>ok</external_status>")
                .contains("<path>/srv/vireo</path><type>localfs</type>");
        storageDomain.attachTo(OTHER);
        assertThat(xml(StorageDomainMapper.toAttached(storageDomain, OTHER)))
                .contains("<status>active</status>", "/datacenters/" + OTHER + "/storagedomains/" + ID);
    }

    @Test
    void storageThatVireoDoesNotHaveShouldBeRefused() {
        HostStorage storage = new HostStorage();
        storage.setType(StorageType.NFS);
        org.vireo.api.type.StorageDomain api = new org.vireo.api.type.StorageDomain();
        api.setStorage(storage);
        assertThatThrownBy(() -> StorageDomainMapper.toAdd(ID, OTHER, api))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("nfs")
                .hasMessageContaining("localfs");
    }

    @Test
    void aDiskShouldHaveWhatClientsFailWithout() {
        Disk disk = new Disk(ID, OTHER, null, "d", "", DiskFormat.COW, 1L << 30);
        assertThat(xml(DiskMapper.toApi(disk)))
                .contains("<alias>d</alias>", "<provisioned_size>1073741824</provisioned_size>", "<total_size>0")
                .contains("<status>locked</status>", "<format>cow</format>", "<sparse>true</sparse>")
                .contains("<storage_domains><storage_domain href=");
    }

    @Test
    void anAttachmentShouldHaveTheIdOfItsDisk() {
        DiskDevice device = DiskDevice.attached(new DeviceId(ID), new DiskId(OTHER), DiskBus.VIRTIO_SCSI)
                .withBootOrder(1);
        assertThat(xml(DiskAttachmentMapper.ofVm(Views.VM, device, true)))
                .startsWith("<?xml")
                .contains("<disk_attachment href=\"/ovirt-engine/api/vms/" + Views.VM + "/diskattachments/" + OTHER
                        + "\" id=\"" + OTHER + "\"")
                .contains("<bootable>true</bootable>", "<interface>virtio_scsi</interface>", "<active>true</active>");
    }

    @Test
    void anInterfaceThatVireoDoesNotHaveShouldBeRefused() {
        DiskAttachment api = new DiskAttachment();
        api.setInterface(DiskInterface.SPAPR_VSCSI);
        assertThatThrownBy(() -> DiskAttachmentMapper.toAttach(Views.VM, OTHER, api))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("virtio_scsi");
    }

    @Test
    void aNicShouldShowWhatTheGuestSaysOfIt() {
        NicDevice device = NicDevice.virtio(new DeviceId(ID), "nic1", MacAddress.of(Views.MAC), null);
        assertThat(xml(NicMapper.ofVm(Views.VM, device, true, Views.running().guest())))
                .contains("<mac><address>" + Views.MAC, "<ips><ip><address>192.0.2.7</address><version>v4</version>")
                .contains("<plugged>true</plugged>", "<linked>true</linked>", "<interface>virtio</interface>");
    }

    @Test
    void aConsoleShouldTellItsPortOnlyWhileItHasOne() {
        VmDevice device = new VmDevice(Views.VM, GraphicsDevice.vnc(new DeviceId(ID)));
        GraphicsConsole down =
                ConsoleMapper.toApi(Views.vm("v", ""), List.of(device)).getFirst();
        assertThat(down.getId()).isEqualTo("766e63");
        assertThat(down.getPort()).isNull();
        device.reported(DeviceState.PAIRED, null, null, "0.0.0.0:5901");
        GraphicsConsole up =
                ConsoleMapper.toApi(Views.running(), List.of(device)).getFirst();
        assertThat(up.getPort()).isEqualTo(5901);
        assertThat(up.getAddress()).isEqualTo("h1.example.com");
    }

    @Test
    void aNetworkShouldUseTheBridgeOfItsNameUnlessToldOtherwise() {
        Network api = new Network();
        api.setName("vmnet");
        assertThat(NetworkMapper.toAdd(ID, OTHER, OTHER, api).bridge()).isEqualTo("vmnet");
        api.setVdsmName("br0");
        assertThat(NetworkMapper.toAdd(ID, OTHER, OTHER, api).bridge()).isEqualTo("br0");
    }

    @Test
    void anEventShouldHaveItsNumberAndWhatItIsAbout() {
        AuditEvent event = new AuditEvent(
                EventCode.VM_STARTED, Instant.EPOCH, "VM web1 was started.", "c1", null, ObjectRef.vm(Views.VM), null);
        assertThat(xml(EventMapper.toApi(event)))
                .contains("<code>32</code>", "<severity>normal</severity>", "<correlation_id>c1</correlation_id>")
                .contains("<time>1970-01-01T00:00:00.000Z</time>", "<vm href=\"/ovirt-engine/api/vms/" + Views.VM);
    }

    @Test
    void aUserShouldBeNamedAsTheApiNamesUsers() {
        assertThat(xml(UserMapper.toApi(new User(ID, "admin@internal", "hash"))))
                .contains("<user_name>admin@internal-authz</user_name>", "<principal>admin</principal>")
                .doesNotContain("hash");
    }

    @Test
    void theActiveSnapshotShouldHaveOneIdForEver() {
        String first = SnapshotMapper.active(Views.vm("a", "").vm()).getId();
        assertThat(SnapshotMapper.active(Views.vm("b", "").vm()).getId()).isEqualTo(first);
    }

    static String xml(ApiObject object) {
        return XML.text(object);
    }
}
