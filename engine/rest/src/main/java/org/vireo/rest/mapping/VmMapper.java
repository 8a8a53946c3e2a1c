package org.vireo.rest.mapping;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.HighAvailability;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmAffinity;
import org.vireo.api.type.VmPlacementPolicy;
import org.vireo.api.type.VmStatus;
import org.vireo.api.type.VmType;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.vm.GuestInfo;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.rest.mapping.feature.FeatureMapper;
import org.vireo.rest.mapping.hardware.MemoryMapper;
import org.vireo.rest.mapping.hardware.PinningMapper;

/** VMs. */
public final class VmMapper {

    private VmMapper() {}

    /** With all of the devices that count among its settings. */
    public static Vm toApi(VmView view, List<Device> devices) {
        Vm api = toApi(view);
        FeatureMapper.addAll(api, devices);
        return addressed(api, view);
    }

    /** As lists show it: of the devices that count among its settings with the display alone. */
    public static Vm toListed(VmView view, List<Device> devices) {
        Vm api = toApi(view);
        FeatureMapper.addDisplay(api, devices);
        return addressed(api, view);
    }

    private static Vm addressed(Vm api, VmView view) {
        if (view.host() != null && api.getDisplay() != null) {
            api.getDisplay().setAddress(view.host().address());
        }
        return api;
    }

    private static Vm toApi(VmView view) {
        VmSettings settings = view.settings();
        Vm api = new Vm();
        api.setId(view.id().toString());
        api.setName(settings.name());
        api.setDescription(settings.description());
        api.setComment(settings.comment());
        api.setCluster(Refs.cluster(view.vm().clusterId()));
        api.setTemplate(Refs.template(view.vm().templateId()));
        api.setOriginalTemplate(Refs.template(view.vm().templateId()));
        api.setQuota(Refs.quotaOrNone(view.vm().quotaId()));
        api.setCreationTime(view.vm().createdAt());
        api.setOrigin(view.vm().origin() == VmOrigin.EXTERNAL ? "external" : "ovirt");
        addSettings(api, view, settings);
        addFixed(api);
        addState(api, view);
        return Served.VM.at(api, Hrefs.of("vms", view.id()));
    }

    /**
     * What a request says of a VM.
     *
     * @param crypt makes a guest's password into what is kept of it
     */
    public static VmChanges toChanges(Vm api, UnaryOperator<String> crypt) {
        return new VmChanges(
                api.getName(),
                api.getDescription(),
                api.getComment(),
                api.getMemory(),
                HardwareMapper.topology(api.getCpu()),
                api.getOs() == null ? null : api.getOs().getType(),
                api.getBios() == null
                        ? null
                        : HardwareMapper.biosType(api.getBios().getType()),
                api.getDeleteProtected(),
                api.getStartPaused(),
                InitializationMapper.toModel(api.getInitialization(), crypt),
                PlatformMapper.toPatch(api));
    }

    /** Changes of nothing but what the guest is told. */
    public static VmChanges initializationOnly(Vm api, UnaryOperator<String> crypt) {
        return new VmChanges(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                InitializationMapper.toModel(api.getInitialization(), crypt),
                null);
    }

    private static void addSettings(Vm api, VmView view, VmSettings settings) {
        api.setMemory(settings.memoryBytes());
        api.setMemoryPolicy(
                MemoryMapper.toApi(settings.memoryBytes(), settings.platform().memory()));
        Cpu cpu = HardwareMapper.cpu(settings.topology());
        if (!view.architecture().isEmpty()) {
            cpu.setArchitecture(HardwareMapper.architecture(view.architecture()));
        }
        api.setCpu(cpu);
        OperatingSystem os = new OperatingSystem();
        os.setType(settings.osType());
        api.setOs(os);
        api.setBios(HardwareMapper.bios(settings.biosType()));
        PlatformMapper.addTo(api, settings.platform());
        api.setDeleteProtected(settings.deleteProtected());
        api.setStartPaused(settings.startPaused());
        if (!settings.initialization().isEmpty()) {
            api.setInitialization(InitializationMapper.toApi(settings.initialization()));
        }
    }

    /**
     * Makes of a request what it means for a VM that has these settings: what it says in part is completed, and what is
     * shown without being set is taken out of one that sends it back, as it would become a wish.
     */
    public static void complete(Vm api, VmSettings shown) {
        complete(api, shown.topology(), shown.platform());
        boolean whole = api.getHref() != null || api.getStatus() != null;
        boolean resized = api.getMemory() != null && api.getMemory() != shown.memoryBytes();
        if (whole || !resized) {
            MemoryMapper.forgetShown(
                    api.getMemoryPolicy(), shown.memoryBytes(), shown.platform().memory());
        }
    }

    /** The same for a VM that is made from a template. */
    public static void complete(Vm api, TemplateDefaults defaults) {
        complete(api, defaults.topology(), defaults.platform());
    }

    private static void complete(Vm api, CpuTopology topology, Platform platform) {
        HardwareMapper.complete(api.getCpu(), topology);
        PinningMapper.settle(api, platform.cpu().pinning());
    }

    /** What every VM of Vireo has in common for now, and clients ask for. */
    private static void addFixed(Vm api) {
        api.setType(VmType.SERVER);
        api.setStateless(false);
        api.setRunOnce(false);
        api.setHasIllegalImages(false);
        HighAvailability highAvailability = new HighAvailability();
        highAvailability.setEnabled(false);
        highAvailability.setPriority(0L);
        api.setHighAvailability(highAvailability);
        VmPlacementPolicy placement = new VmPlacementPolicy();
        placement.setAffinity(VmAffinity.MIGRATABLE);
        api.setPlacementPolicy(placement);
    }

    private static void addState(Vm api, VmView view) {
        api.setStatus(status(view.status()));
        api.setNextRunConfigurationExists(false);
        VmRuntime runtime = view.runtime();
        if (runtime == null) {
            return;
        }
        api.setNextRunConfigurationExists(view.changesAtNextRun());
        api.setDynamicCpu(PinningMapper.ofRun(runtime));
        api.setHost(Refs.hostOrNone(runtime.hostId()));
        api.setStatusDetail(runtime.statusReason().isEmpty() ? null : runtime.statusReason());
        api.setStartTime(runtime.startedAt());
        api.setStopTime(runtime.stoppedAt());
        api.setStopReason(stopReason(runtime.stopReason()));
        GuestInfo guest = view.guest();
        api.setFqdn(guest.hostName());
        api.setGuestOperatingSystem(ReportedDeviceMapper.guestOperatingSystem(guest));
    }

    private static @Nullable String stopReason(StopReason reason) {
        return switch (reason) {
            case NONE -> null;
            case SHUTDOWN -> "The guest powered itself off.";
            case DESTROYED -> "It was powered off.";
            case CRASHED -> "It crashed.";
            case FAILED -> "The start failed.";
            case UNKNOWN -> "It vanished while nobody watched.";
        };
    }

    private static VmStatus status(org.vireo.model.vm.VmStatus status) {
        return switch (status) {
            case DOWN -> VmStatus.DOWN;
            case IMAGE_LOCKED -> VmStatus.IMAGE_LOCKED;
            case WAIT_FOR_LAUNCH -> VmStatus.WAIT_FOR_LAUNCH;
            case UP -> VmStatus.UP;
            case PAUSED -> VmStatus.PAUSED;
            case POWERING_DOWN -> VmStatus.POWERING_DOWN;
            case REBOOT_IN_PROGRESS -> VmStatus.REBOOT_IN_PROGRESS;
            case UNKNOWN -> VmStatus.UNKNOWN;
        };
    }
}
