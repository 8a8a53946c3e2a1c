package org.vireo.rest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.CustomProperty;
import org.vireo.api.type.NetworkFilter;
import org.vireo.api.type.Qos;
import org.vireo.api.type.QosType;
import org.vireo.api.type.VnicPassThrough;
import org.vireo.api.type.VnicPassThroughMode;
import org.vireo.api.type.VnicProfile;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.NetworkFilters;
import org.vireo.model.network.RateLimit;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/**
 * vNIC profiles. The limits are those of oVirt's network QoS, but within the profile: rates in Mbit/s, bursts in MB of
 * 1,000,000 bytes. The number of queues is the custom property {@code queues}, as in oVirt.
 */
public final class VnicProfileMapper {

    private static final String QUEUES = "queues";
    private static final long MEGA = 1_000_000;

    private VnicProfileMapper() {}

    public static VnicProfile toApi(org.vireo.model.network.VnicProfile profile) {
        VnicProfileSettings settings = profile.settings();
        VnicProfile api = new VnicProfile();
        api.setId(profile.id().toString());
        api.setName(profile.name());
        api.setDescription(profile.description());
        api.setComment("");
        api.setNetwork(Refs.network(profile.networkId()));
        api.setPortMirroring(false);
        api.setMigratable(!settings.passThrough() || settings.failoverProfile() != null);
        VnicPassThrough passThrough = new VnicPassThrough();
        passThrough.setMode(settings.passThrough() ? VnicPassThroughMode.ENABLED : VnicPassThroughMode.DISABLED);
        api.setPassThrough(passThrough);
        String filter = settings.filter();
        if (filter != null) {
            api.setNetworkFilter(filter(filter));
        }
        VnicProfileId failover = settings.failoverProfile();
        if (failover != null) {
            api.setFailover(Refs.vnicProfile(failover.value()));
        }
        if (!settings.bandwidth().equals(Bandwidth.UNLIMITED)) {
            api.setQos(qos(settings.bandwidth()));
        }
        if (settings.queues() != 0) {
            CustomProperty queues = new CustomProperty();
            queues.setName(QUEUES);
            queues.setValue(Integer.toString(settings.queues()));
            api.setCustomProperties(List.of(queues));
        }
        return Served.VNIC_PROFILE.at(api, Hrefs.of("vnicprofiles", profile.id()));
    }

    /** A network filter; its id follows from its name. */
    public static NetworkFilter filter(String name) {
        NetworkFilter api = new NetworkFilter();
        UUID id = filterId(name);
        api.setId(id.toString());
        api.setName(name);
        api.setHref(Hrefs.of("networkfilters", id));
        api.setVersion(ApiVersion.compatibility());
        return api;
    }

    /** What the request says, over what there is. */
    public static VnicProfileSettings settings(VnicProfile api, VnicProfileSettings before) {
        if (Boolean.TRUE.equals(api.getPortMirroring())) {
            throw Faults.notImplemented("Ports cannot be mirrored. Leave port_mirroring out.");
        }
        try {
            return new VnicProfileSettings(
                    filterOf(api, before),
                    api.getQos() == null ? before.bandwidth() : bandwidth(api.getQos()),
                    api.getPassThrough() == null
                            ? before.passThrough()
                            : api.getPassThrough().getMode() == VnicPassThroughMode.ENABLED,
                    failover(api, before),
                    queues(api, before));
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("INVALID_VALUE", e.getMessage() + ".");
        }
    }

    /** An empty element takes the filter away, as in oVirt. */
    private static @Nullable String filterOf(VnicProfile api, VnicProfileSettings before) {
        NetworkFilter filter = api.getNetworkFilter();
        if (filter == null) {
            return before.networkFilter();
        }
        if (filter.getName() != null) {
            return filter.getName();
        }
        String id = filter.getId();
        return id == null
                ? ""
                : NetworkFilters.NAMES.stream()
                        .filter(name -> filterId(name).toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Faults.notFound("network filter", id));
    }

    private static @Nullable VnicProfileId failover(VnicProfile api, VnicProfileSettings before) {
        VnicProfile failover = api.getFailover();
        if (failover == null) {
            return before.failoverProfile();
        }
        return failover.getId() == null ? null : VnicProfileId.of(failover.getId());
    }

    private static int queues(VnicProfile api, VnicProfileSettings before) {
        List<CustomProperty> properties = api.getCustomProperties();
        if (properties == null) {
            return before.queues();
        }
        int queues = 0;
        for (CustomProperty property : properties) {
            if (!QUEUES.equals(property.getName())) {
                throw Words.unsupported("custom_properties", Words.orEmpty(property.getName()), QUEUES);
            }
            queues = number(Words.orEmpty(property.getValue()));
        }
        return queues;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Faults.invalid(
                    "INVALID_VALUE", "VnicProfile [custom_properties." + QUEUES + "] '" + text + "' is not a number.");
        }
    }

    /** Limits are the profile's own: what names a QoS object would be taken for one without any. */
    private static Bandwidth bandwidth(Qos qos) {
        if (qos.getId() != null || qos.getName() != null) {
            throw Faults.notImplemented("A QoS of the data center cannot be named by a vNIC profile."
                    + " Give the limits in the profile's qos itself, such as inbound_average.");
        }
        return new Bandwidth(
                limit(qos.getInboundAverage(), qos.getInboundPeak(), qos.getInboundBurst()),
                limit(qos.getOutboundAverage(), qos.getOutboundPeak(), qos.getOutboundBurst()));
    }

    private static @Nullable RateLimit limit(@Nullable Long average, @Nullable Long peak, @Nullable Long burst) {
        return average == null ? null : new RateLimit(mega(average), mega(peak), mega(burst));
    }

    private static long mega(@Nullable Long value) {
        return value == null ? 0 : Math.multiplyExact(Math.min(value, Long.MAX_VALUE / MEGA), MEGA);
    }

    private static Qos qos(Bandwidth bandwidth) {
        Qos qos = new Qos();
        qos.setType(QosType.NETWORK);
        List<@Nullable Long> in = parts(bandwidth.inbound());
        qos.setInboundAverage(in.get(0));
        qos.setInboundPeak(in.get(1));
        qos.setInboundBurst(in.get(2));
        List<@Nullable Long> out = parts(bandwidth.outbound());
        qos.setOutboundAverage(out.get(0));
        qos.setOutboundPeak(out.get(1));
        qos.setOutboundBurst(out.get(2));
        return qos;
    }

    private static List<@Nullable Long> parts(@Nullable RateLimit limit) {
        List<@Nullable Long> parts = new ArrayList<>(3);
        parts.add(limit == null ? null : Long.valueOf(limit.averageBitsPerSecond() / MEGA));
        parts.add(
                limit == null || limit.peakBitsPerSecond() == 0
                        ? null
                        : Long.valueOf(limit.peakBitsPerSecond() / MEGA));
        parts.add(limit == null || limit.burstBytes() == 0 ? null : Long.valueOf(limit.burstBytes() / MEGA));
        return parts;
    }

    private static UUID filterId(String name) {
        return UUID.nameUUIDFromBytes(("network filter " + name).getBytes(StandardCharsets.UTF_8));
    }
}
