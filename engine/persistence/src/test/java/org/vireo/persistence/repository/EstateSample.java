package org.vireo.persistence.repository;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.host.Host;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.template.TemplateDevices;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** One data center with one object of each kind, each of which has a task, an event and a lock. */
final class EstateSample {

    private static final TemplateDefaults DEFAULTS =
            new TemplateDefaults(1L << 30, CpuTopology.SINGLE, "other", BiosType.Q35_SEA_BIOS, Platform.DEFAULT);

    private final TestDatabase db;
    private final Map<ObjectType, UUID> objects = new EnumMap<>(ObjectType.class);

    EstateSample(TestDatabase db, String name) {
        this.db = db;
        Samples samples = new Samples(db);
        DataCenter dataCenter = samples.dataCenter(name);
        Cluster cluster = samples.cluster(name, dataCenter);
        Host host = samples.host(name, cluster);
        StorageDomain domain = samples.storageDomain(name, host);
        Disk disk = samples.disk(name, domain);
        Vm vm = samples.vm(name, cluster);
        Network network = new Network(UUID.randomUUID(), dataCenter.id(), name, "", "br0", 0);
        VnicProfile profile = new VnicProfile(UUID.randomUUID(), network.id(), name, "");
        Template template =
                new Template(UUID.randomUUID(), cluster.id(), name, "", DEFAULTS, TemplateDevices.NONE, Samples.NOW);
        db.transactions().run(() -> {
            db.storageDomains().find(domain.id()).orElseThrow().attachTo(dataCenter.id());
            db.vms()
                    .addDevice(new VmDevice(
                            vm.id(),
                            DiskDevice.attached(
                                    new DeviceId(UUID.randomUUID()), new DiskId(disk.id()), DiskBus.VIRTIO)));
            db.networks().add(network);
            db.vnicProfiles().add(profile);
            db.templates().add(template);
        });
        objects.putAll(Map.of(
                ObjectType.DATA_CENTER, dataCenter.id(),
                ObjectType.CLUSTER, cluster.id(),
                ObjectType.HOST, host.id(),
                ObjectType.STORAGE_DOMAIN, domain.id(),
                ObjectType.DISK, disk.id(),
                ObjectType.VM, vm.id(),
                ObjectType.NETWORK, network.id(),
                ObjectType.VNIC_PROFILE, profile.id(),
                ObjectType.TEMPLATE, template.id()));
        objects.forEach((type, id) -> db.transactions().run(() -> pointAt(new ObjectRef(type, id))));
    }

    Map<ObjectType, UUID> objects() {
        return objects;
    }

    private void pointAt(ObjectRef object) {
        TaskOrder order = new TaskOrder("Nothing", "{}", "", UUID.randomUUID(), "corr", object, 1);
        Task task = new Task(UUID.randomUUID(), order, TaskOrigin.NONE, Samples.NOW);
        db.tasks().add(task);
        db.locks().acquire(List.of(new EntityLock(UUID.randomUUID(), object, true, task.id(), "", Samples.NOW)));
        db.auditLog()
                .add(new AuditEvent(EventCode.VM_UPDATED, Samples.NOW, "", "corr", UUID.randomUUID(), object, null));
    }
}
