package org.vireo.api.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.vireo.api.service.ApiLinks;
import org.vireo.api.type.Action;
import org.vireo.api.type.Architecture;
import org.vireo.api.type.Boot;
import org.vireo.api.type.BootDevice;
import org.vireo.api.type.Cluster;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuTopology;
import org.vireo.api.type.DataCenter;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.DiskFormat;
import org.vireo.api.type.DiskInterface;
import org.vireo.api.type.DiskStatus;
import org.vireo.api.type.Display;
import org.vireo.api.type.DisplayType;
import org.vireo.api.type.Event;
import org.vireo.api.type.Fault;
import org.vireo.api.type.Host;
import org.vireo.api.type.HostStatus;
import org.vireo.api.type.Identified;
import org.vireo.api.type.Job;
import org.vireo.api.type.JobStatus;
import org.vireo.api.type.KdumpStatus;
import org.vireo.api.type.LogSeverity;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.PowerManagement;
import org.vireo.api.type.Spm;
import org.vireo.api.type.SpmStatus;
import org.vireo.api.type.StorageDomain;
import org.vireo.api.type.StorageDomainStatus;
import org.vireo.api.type.StorageDomainType;
import org.vireo.api.type.Template;
import org.vireo.api.type.TemplateVersion;
import org.vireo.api.type.Ticket;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmStatus;
import org.vireo.api.type.VmType;

/** The objects of the golden documents, as the REST layer would fill them. */
public final class GoldenObjects {
    private static final String API = "/ovirt-engine/api/";
    private static final String VM_ID = "123";
    private static final String CLUSTER_ID = "456";
    private static final String BLANK_ID = "00000000-0000-0000-0000-000000000000";
    private static final Instant CREATED = Instant.parse("2026-11-21T10:00:00Z");

    private GoldenObjects() {}

    private static <T extends Identified> T reference(Supplier<T> type, String collection, String id) {
        T result = type.get();
        result.setId(id);
        result.setHref(API + collection + "/" + id);
        return result;
    }

    public static Vm vm() {
        Vm vm = ApiLinks.attach(reference(Vm::new, "vms", VM_ID), API + "vms/" + VM_ID);
        vm.setName("web <1> & \u0440\u0443");
        vm.setDescription("");
        vm.setComment("");
        vm.setStatus(VmStatus.DOWN);
        vm.setType(VmType.SERVER);
        vm.setMemory(1L << 30);
        MemoryPolicy policy = new MemoryPolicy();
        policy.setGuaranteed(1L << 29);
        policy.setMax(1L << 32);
        vm.setMemoryPolicy(policy);
        vm.setCpu(cpu());
        vm.setOs(os());
        vm.setCluster(reference(Cluster::new, "clusters", CLUSTER_ID));
        vm.setTemplate(reference(Template::new, "templates", BLANK_ID));
        Display display = new Display();
        display.setType(DisplayType.VNC);
        display.setMonitors(1L);
        vm.setDisplay(display);
        vm.setCreationTime(CREATED);
        vm.setDeleteProtected(false);
        return vm;
    }

    private static Cpu cpu() {
        CpuTopology topology = new CpuTopology();
        topology.setCores(2L);
        topology.setSockets(1L);
        topology.setThreads(1L);
        Cpu cpu = new Cpu();
        cpu.setArchitecture(Architecture.X86_64);
        cpu.setTopology(topology);
        return cpu;
    }

    private static OperatingSystem os() {
        Boot boot = new Boot();
        boot.setDevices(List.of(BootDevice.HD, BootDevice.NETWORK));
        OperatingSystem os = new OperatingSystem();
        os.setType("rhel_9x64");
        os.setBoot(boot);
        return os;
    }

    public static DiskAttachment diskAttachment() {
        String id = "d15c";
        DiskAttachment attachment =
                ApiLinks.attach(new DiskAttachment(), API + "vms/" + VM_ID + "/diskattachments/" + id);
        attachment.setId(id);
        attachment.setActive(true);
        attachment.setBootable(true);
        attachment.setInterface(DiskInterface.VIRTIO_SCSI);
        attachment.setVm(reference(Vm::new, "vms", VM_ID));
        attachment.setDisk(disk(id));
        return attachment;
    }

    /** A disk that was followed, so that it stands in full. */
    public static Disk disk(String id) {
        Disk disk = reference(Disk::new, "disks", id);
        disk.setName("d1");
        disk.setAlias("d1");
        disk.setFormat(DiskFormat.COW);
        disk.setStatus(DiskStatus.OK);
        disk.setProvisionedSize(1L << 30);
        disk.setActualSize(0L);
        disk.setStorageDomains(List.of(reference(StorageDomain::new, "storagedomains", "5d01")));
        return disk;
    }

    public static Host host() {
        String id = "405";
        Host host = ApiLinks.attach(reference(Host::new, "hosts", id), API + "hosts/" + id);
        host.setName("host1");
        host.setAddress("192.0.2.10");
        host.setStatus(HostStatus.UP);
        host.setCluster(reference(Cluster::new, "clusters", CLUSTER_ID));
        PowerManagement power = new PowerManagement();
        power.setEnabled(false);
        power.setKdumpDetection(true);
        host.setPowerManagement(power);
        host.setKdumpStatus(KdumpStatus.UNKNOWN);
        OperatingSystem os = new OperatingSystem();
        os.setCustomKernelCmdline("");
        host.setOs(os);
        Spm spm = new Spm();
        spm.setPriority(5L);
        spm.setStatus(SpmStatus.NONE);
        host.setSpm(spm);
        host.setMemory(8L << 30);
        return host;
    }

    public static Job job() {
        String id = "70b";
        Job job = ApiLinks.attach(reference(Job::new, "jobs", id), API + "jobs/" + id);
        job.setDescription("Launching VM web");
        job.setStatus(JobStatus.STARTED);
        job.setStartTime(CREATED);
        job.setLastUpdated(CREATED.plusMillis(5));
        job.setExternal(false);
        job.setAutoCleared(true);
        return job;
    }

    public static Event event() {
        Event event = reference(Event::new, "events", "1234");
        event.setCode(34L);
        event.setIndex(1234L);
        event.setSeverity(LogSeverity.NORMAL);
        event.setDescription("VM web was created by admin@internal-authz.");
        event.setCorrelationId("7f3c");
        event.setTime(CREATED.plusMillis(120));
        event.setVm(reference(Vm::new, "vms", VM_ID));
        return event;
    }

    /** The answer to the request for a console ticket. */
    public static Action action() {
        Ticket ticket = new Ticket();
        ticket.setValue("s<3cr&t");
        ticket.setExpiry(120L);
        Action action = new Action();
        action.setTicket(ticket);
        action.setStatus("complete");
        action.setJob(reference(Job::new, "jobs", "70b"));
        return action;
    }

    public static Fault fault() {
        Fault fault = new Fault();
        fault.setReason("Operation Failed");
        fault.setDetail("[Cannot run VM. VM is already running.]");
        fault.setCode("vm_not_down");
        return fault;
    }

    /** The answer to an action that failed. */
    public static Action failedAction() {
        Action action = new Action();
        action.setStatus("failed");
        action.setFault(fault());
        return action;
    }

    public static Cluster cluster() {
        Cluster cluster =
                ApiLinks.attach(reference(Cluster::new, "clusters", CLUSTER_ID), API + "clusters/" + CLUSTER_ID);
        cluster.setName("Default");
        cluster.setDataCenter(reference(DataCenter::new, "datacenters", "d1"));
        cluster.setCpu(cpu());
        return cluster;
    }

    public static Template template() {
        Template template =
                ApiLinks.attach(reference(Template::new, "templates", BLANK_ID), API + "templates/" + BLANK_ID);
        template.setName("Blank");
        TemplateVersion version = new TemplateVersion();
        version.setVersionName("base version");
        version.setVersionNumber(1L);
        version.setBaseTemplate(reference(Template::new, "templates", BLANK_ID));
        template.setVersion(version);
        return template;
    }

    public static StorageDomain storageDomain() {
        StorageDomain domain =
                ApiLinks.attach(reference(StorageDomain::new, "storagedomains", "sd1"), API + "storagedomains/sd1");
        domain.setName("data1");
        domain.setType(StorageDomainType.DATA);
        domain.setStatus(StorageDomainStatus.ACTIVE);
        domain.setAvailable(10L << 30);
        domain.setUsed(1L << 30);
        return domain;
    }

    /** A number as statistics carry it. */
    public static BigDecimal datum() {
        return new BigDecimal("12.50");
    }
}
