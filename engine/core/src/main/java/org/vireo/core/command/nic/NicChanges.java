package org.vireo.core.command.nic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;

/**
 * What changes of a NIC; null keeps what there is.
 *
 * @param withoutProfile whether it loses its network
 * @param options all of them
 */
public record NicChanges(
        @Nullable String name,
        @Nullable String mac,
        @Nullable UUID vnicProfileId,
        boolean withoutProfile,
        @Nullable NicModel model,
        @Nullable Boolean linked,
        @Nullable Boolean plugged,
        @Nullable NicOptions options) {

    public static final NicChanges NONE = new NicChanges(null, null, null, false, null, null, null, null);

    public NicChanges withOptions(NicOptions newOptions) {
        return new NicChanges(name, mac, vnicProfileId, withoutProfile, model, linked, plugged, newOptions);
    }

    /**
     * The card afterwards.
     *
     * @param newMac the address that was checked; null keeps the present one
     */
    NicDevice applyTo(NicDevice nic, @Nullable MacAddress newMac) {
        VnicProfileId profile = vnicProfileId == null ? nic.vnicProfileId() : new VnicProfileId(vnicProfileId);
        return new NicDevice(
                nic.id(),
                name == null ? nic.name() : name,
                newMac == null ? nic.mac() : newMac,
                withoutProfile ? null : profile,
                model == null ? nic.model() : model,
                linked == null ? nic.linked() : linked,
                nic.bootOrder(),
                options == null
                        ? nic.options()
                        : options.withTeaming(nic.options().teaming()));
    }
}
