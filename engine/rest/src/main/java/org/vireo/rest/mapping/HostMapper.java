package org.vireo.rest.mapping;

import java.util.UUID;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuTopology;
import org.vireo.api.type.ExternalStatus;
import org.vireo.api.type.Host;
import org.vireo.api.type.HostStatus;
import org.vireo.api.type.HostType;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.PowerManagement;
import org.vireo.api.type.Spm;
import org.vireo.api.type.SpmStatus;
import org.vireo.api.type.VmSummary;
import org.vireo.core.command.host.AddHost;
import org.vireo.core.command.host.UpdateHost;
import org.vireo.core.query.host.HostView;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostLoad;
import org.vireo.rest.problem.Words;

/** Hosts. */
public final class HostMapper {

    /** Where agents listen unless told otherwise. */
    private static final int AGENT_PORT = 54321;

    private HostMapper() {}

    public static Host toApi(HostView view) {
        Host api = new Host();
        api.setId(view.id().toString());
        api.setName(view.host().name());
        api.setDescription(view.host().description());
        api.setComment("");
        api.setAddress(view.host().address());
        api.setPort((long) view.host().port());
        api.setCluster(Refs.cluster(view.host().clusterId()));
        api.setStatus(status(view.host().status()));
        String detail = view.host().statusReason();
        api.setStatusDetail(detail.isEmpty() ? null : detail);
        api.setExternalStatus(ExternalStatus.OK);
        api.setType(HostType.RHEL);
        api.setUpdateAvailable(false);
        api.setSpm(spm());
        api.setPowerManagement(powerManagement());
        api.setOs(operatingSystem("", ""));
        api.setSummary(summary(view.load()));
        if (view.inventory() != null) {
            addInventory(api, view.inventory(), view.load().promisedBytes());
        }
        return Served.HOST.at(api, Hrefs.of("hosts", view.id()));
    }

    public static AddHost toAdd(UUID id, UUID clusterId, Host api) {
        return new AddHost(
                id,
                clusterId,
                Words.orEmpty(api.getName()),
                Words.orEmpty(api.getDescription()),
                Words.orEmpty(api.getAddress()),
                Words.count("port", api.getPort(), AGENT_PORT));
    }

    public static UpdateHost toUpdate(UUID id, Host api) {
        return new UpdateHost(id, api.getName(), api.getDescription());
    }

    private static void addInventory(Host api, HostInventory inventory, long promisedBytes) {
        api.setMemory(inventory.memoryBytes());
        api.setMaxSchedulingMemory(Math.max(0, inventory.memoryBytes() - promisedBytes));
        api.setVersion(ApiVersion.parse(inventory.agentVersion()));
        api.setLibvirtVersion(ApiVersion.parse(inventory.libvirtVersion()));
        api.setOs(operatingSystem(inventory.osName(), inventory.kernel()));
        CpuTopology topology = new CpuTopology();
        topology.setSockets((long) inventory.cpus());
        topology.setCores(1L);
        topology.setThreads(1L);
        Cpu cpu = new Cpu();
        cpu.setArchitecture(HardwareMapper.architecture(inventory.architecture()));
        cpu.setTopology(topology);
        api.setCpu(cpu);
    }

    private static VmSummary summary(HostLoad load) {
        VmSummary summary = new VmSummary();
        summary.setTotal(load.vms());
        summary.setActive(load.up());
        summary.setMigrating(0L);
        return summary;
    }

    private static OperatingSystem operatingSystem(String name, String kernel) {
        OperatingSystem os = new OperatingSystem();
        os.setType(name);
        os.setCustomKernelCmdline("");
        os.setReportedKernelCmdline("");
        os.setDescription(kernel);
        if (!kernel.isEmpty()) {
            os.setVersion(ApiVersion.parse(kernel));
        }
        return os;
    }

    private static Spm spm() {
        Spm spm = new Spm();
        spm.setPriority(0L);
        spm.setStatus(SpmStatus.NONE);
        return spm;
    }

    private static PowerManagement powerManagement() {
        PowerManagement powerManagement = new PowerManagement();
        powerManagement.setEnabled(false);
        powerManagement.setAutomaticPmEnabled(false);
        powerManagement.setKdumpDetection(false);
        return powerManagement;
    }

    private static HostStatus status(org.vireo.model.host.HostStatus status) {
        return switch (status) {
            case INSTALLING -> HostStatus.INSTALLING;
            case INITIALIZING -> HostStatus.INITIALIZING;
            case UP -> HostStatus.UP;
            case CONNECTING -> HostStatus.CONNECTING;
            case NON_RESPONSIVE -> HostStatus.NON_RESPONSIVE;
            case NON_OPERATIONAL -> HostStatus.NON_OPERATIONAL;
            case MAINTENANCE -> HostStatus.MAINTENANCE;
        };
    }
}
