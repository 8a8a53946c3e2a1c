package org.vireo.persistence.test;

import java.time.Instant;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.host.Host;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.template.Template;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/** Objects for tests that need some but do not care which. Each call stores in a transaction of its own. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

    private static final long GIB = 1L << 30;

    private final TestDatabase database;
    private int count;

    public Samples(TestDatabase database) {
        this.database = database;
    }

    public DataCenter dataCenter(String name) {
        DataCenter dataCenter = new DataCenter(UUID.randomUUID(), name, "", true);
        return stored(dataCenter, () -> database.dataCenters().add(dataCenter));
    }

    public Cluster cluster(String name, DataCenter dataCenter) {
        Cluster cluster = new Cluster(UUID.randomUUID(), dataCenter.id(), name, "", "x86_64", BiosType.Q35_SEA_BIOS);
        return stored(cluster, () -> database.clusters().add(cluster));
    }

    public Host host(String name, Cluster cluster) {
        Host host = new Host(UUID.randomUUID(), cluster.id(), name, "", name + ".example", 54321 + count++);
        return stored(host, () -> database.hosts().add(host));
    }

    public StorageDomain storageDomain(String name, Host host) {
        StorageDomain domain = new StorageDomain(UUID.randomUUID(), host.id(), name, "", "/srv/" + name);
        return stored(domain, () -> database.storageDomains().add(domain));
    }

    public Disk disk(String name, StorageDomain domain) {
        Disk disk = new Disk(UUID.randomUUID(), domain.id(), null, name, "", DiskFormat.COW, GIB);
        return stored(disk, () -> database.disks().add(disk));
    }

    /** A VM from the blank template, that is down. */
    public Vm vm(String name, Cluster cluster) {
        Vm vm = Vm.managed(UUID.randomUUID(), cluster.id(), Template.BLANK, settings(name), NOW);
        return stored(vm, () -> {
            database.vms().add(vm);
            database.vms().addRuntime(new VmRuntime(vm.id(), VmCause.CREATED, VmStatus.DOWN, NOW));
        });
    }

    public Task task(String description) {
        TaskOrder order = new TaskOrder("Nothing", "{}", description, UUID.randomUUID(), "corr", ObjectRef.SYSTEM, 1);
        Task task = new Task(UUID.randomUUID(), order, TaskOrigin.NONE, NOW);
        return stored(task, () -> database.tasks().add(task));
    }

    public static VmSettings settings(String name) {
        return new VmSettings(
                name,
                "",
                "",
                GIB,
                CpuTopology.SINGLE,
                "other",
                BiosType.Q35_SEA_BIOS,
                Platform.DEFAULT,
                false,
                false,
                Initialization.NONE);
    }

    private <T> T stored(T object, Runnable work) {
        database.transactions().run(work);
        return object;
    }
}
