package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Vm;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.Device;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Follow;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.VmMapper;
import org.vireo.rest.mapping.feature.FeatureMapper;
import org.vireo.rest.problem.Faults;

/** Reads VMs for the resources, with what they are asked to show in-line. */
@Singleton
public final class VmReader {

    private static final String WHAT = "VM";

    private final VmQueries queries;
    private final VmDeviceFollower devices;
    private final VmReferenceFollower references;

    @Inject
    public VmReader(VmQueries queries, VmDeviceFollower devices, VmReferenceFollower references) {
        this.queries = queries;
        this.devices = devices;
        this.references = references;
    }

    /** A VM that is asked for in a path. */
    public VmView view(String id, ApiCall call) {
        return view(Ids.of(id, WHAT), call);
    }

    /** The devices of a VM that was read before. */
    public List<VmDevice> devices(VmView view) {
        return queries.devices(List.of(view.id())).getOrDefault(view.id(), List.of());
    }

    /** As it runs, or with next_run as it starts next. */
    public Vm read(UUID id, ApiCall call) {
        return toApi(List.of(view(id, call)), call, true).getFirst();
    }

    /** As lists show them; with everything when the call asks for all_content. */
    public List<Vm> toApi(List<VmView> views, ApiCall call) {
        return toApi(views, call, call.flag("all_content", false));
    }

    private List<Vm> toApi(List<VmView> views, ApiCall call, boolean all) {
        Map<UUID, List<VmDevice>> rows = queries.devices(
                views.stream().map(VmView::id).toList(), all ? FeatureMapper.ALL : FeatureMapper.OF_DISPLAY);
        boolean nextRun = call.flag("next_run", false);
        List<Vm> vms = views.stream()
                .map(view -> nextRun ? view.ofNextRun() : view)
                .map(view -> {
                    List<Device> shown = configured(rows.getOrDefault(view.id(), List.of()));
                    return all ? VmMapper.toApi(view, shown) : VmMapper.toListed(view, shown);
                })
                .toList();
        Follow follow = call.follow();
        if (!follow.isNothing() && !views.isEmpty()) {
            devices.follow(views, vms, follow);
            references.follow(vms, follow, call.caller());
        }
        return vms;
    }

    private static List<Device> configured(List<VmDevice> rows) {
        return rows.stream().map(VmDevice::device).filter(Objects::nonNull).toList();
    }

    private VmView view(UUID id, ApiCall call) {
        return queries.find(id, call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
