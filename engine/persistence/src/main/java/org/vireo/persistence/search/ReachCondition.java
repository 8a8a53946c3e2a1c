package org.vireo.persistence.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HqlFunctions;

/** Whether objects are in reach, as HQL: what lies below what is written here and nowhere else. */
public final class ReachCondition {

    private static final String NEVER = "1 = 0";

    /**
     * By a permission on what an object is in reach.
     *
     * @param condition over the object's alias (%1$s) and the ids that permissions are on (%2$s)
     */
    private record Way(ObjectType above, String condition) {}

    private static final String OF_CLUSTER_IN_DATA_CENTER =
            "exists (select 1 from Cluster oc where oc.id = %1$s.clusterId and one_of(%2$s, oc.dataCenterId))";

    private static final List<Way> OF_CLUSTER = List.of(
            new Way(ObjectType.CLUSTER, "one_of(%2$s, %1$s.clusterId)"),
            new Way(ObjectType.DATA_CENTER, OF_CLUSTER_IN_DATA_CENTER));

    private static final List<Way> OF_DATA_CENTER =
            List.of(new Way(ObjectType.DATA_CENTER, "one_of(%2$s, %1$s.dataCenterId)"));

    /** A disk lies in its storage domain, and below each VM that has it. */
    private static final List<Way> OF_DISK = List.of(
            new Way(ObjectType.STORAGE_DOMAIN, "one_of(%2$s, %1$s.storageDomainId)"),
            new Way(
                    ObjectType.VM,
                    "exists (select 1 from VmDevice od where od.diskId = %1$s.id and one_of(%2$s, od.vmId))"),
            new Way(
                    ObjectType.CLUSTER,
                    "exists (select 1 from VmDevice od join Vm ov on ov.id = od.vmId"
                            + " where od.diskId = %1$s.id and one_of(%2$s, ov.clusterId))"),
            new Way(
                    ObjectType.DATA_CENTER,
                    "(exists (select 1 from StorageDomain os where os.id = %1$s.storageDomainId"
                            + " and one_of(%2$s, os.dataCenterId)) or exists (select 1 from VmDevice od"
                            + " join Vm ov on ov.id = od.vmId join Cluster oc on oc.id = ov.clusterId"
                            + " where od.diskId = %1$s.id and one_of(%2$s, oc.dataCenterId)))"));

    private static final List<Way> OF_VNIC_PROFILE = List.of(
            new Way(ObjectType.NETWORK, "one_of(%2$s, %1$s.networkId)"),
            new Way(
                    ObjectType.DATA_CENTER,
                    "exists (select 1 from Network nw where nw.id = %1$s.networkId and one_of(%2$s, nw.dataCenterId))"));

    /** A kind of object: its entity, whether users put things of their own into it, and what it lies below. */
    private record Kind(String entity, boolean isPlace, List<Way> ways) {}

    private static final Map<ObjectType, Kind> KINDS = new EnumMap<>(Map.of(
            ObjectType.DATA_CENTER, new Kind("DataCenter", true, List.of()),
            ObjectType.CLUSTER, new Kind("Cluster", true, OF_DATA_CENTER),
            ObjectType.STORAGE_DOMAIN, new Kind("StorageDomain", true, OF_DATA_CENTER),
            ObjectType.NETWORK, new Kind("Network", true, OF_DATA_CENTER),
            ObjectType.VNIC_PROFILE, new Kind("VnicProfile", true, OF_VNIC_PROFILE),
            ObjectType.HOST, new Kind("Host", false, OF_CLUSTER),
            ObjectType.TEMPLATE, new Kind("Template", false, OF_CLUSTER),
            ObjectType.VM, new Kind("Vm", false, OF_CLUSTER),
            ObjectType.DISK, new Kind("Disk", false, OF_DISK),
            ObjectType.QUOTA, new Kind("Quota", false, OF_DATA_CENTER)));

    private final Reach reach;
    private final Map<String, Object> parameters = new HashMap<>();

    public ReachCondition(Reach reach) {
        this.reach = reach;
    }

    /** The entity's name; null for kinds that lie below nothing but the system. */
    public static @Nullable String entity(ObjectType type) {
        Kind kind = KINDS.get(type);
        return kind == null ? null : kind.entity();
    }

    /** Whether the object of the kind that the alias stands for is in reach. */
    public String of(ObjectType type, String alias) {
        return any(
                Stream.concat(itself(type, alias + ".id"), below(type, alias)).toList());
    }

    /** Whether the object that a row points at is in reach. */
    public String ofPointer(String typePath, String idPath) {
        List<String> parts = new ArrayList<>();
        for (ObjectType type : EnumSet.complementOf(EnumSet.of(ObjectType.SYSTEM))) {
            List<String> ways = new ArrayList<>(itself(type, idPath).toList());
            List<String> above = below(type, "po").toList();
            if (!above.isEmpty()) {
                ways.add("exists (select 1 from " + entity(type) + " po where po.id = " + idPath + " and " + any(above)
                        + ")");
            }
            if (!ways.isEmpty()) {
                parts.add("(" + typePath + " = " + type.name() + " and " + any(ways) + ")");
            }
        }
        return any(parts);
    }

    /** Whether this is the user whose reach it is. */
    public String ofUser(String path) {
        return path + " = " + parameter("reachUser", reach.userId());
    }

    /** Sets the parameters of what was written. */
    public void bind(SelectionQuery<?> query) {
        parameters.forEach(query::setParameter);
    }

    private Stream<String> itself(ObjectType type, String idPath) {
        return Stream.concat(
                oneOf("whole", reach.whole(), type, idPath), oneOf("places", reach.places(), type, idPath));
    }

    private Stream<String> below(ObjectType type, String alias) {
        Kind kind = KINDS.get(type);
        if (kind == null) {
            return Stream.empty();
        }
        Stream<String> whole = ways(kind, "whole", reach.whole(), alias);
        if (!kind.isPlace()) {
            return whole;
        }
        Stream<String> everyPlace = reach.places().containsKey(ObjectType.SYSTEM) ? Stream.of("1 = 1") : Stream.empty();
        return Stream.of(whole, ways(kind, "places", reach.places(), alias), everyPlace)
                .flatMap(each -> each);
    }

    private Stream<String> ways(Kind kind, String how, Map<ObjectType, Set<UUID>> objects, String alias) {
        return kind.ways().stream()
                .filter(way -> objects.containsKey(way.above()))
                .map(way -> way.condition().formatted(alias, ids(how, objects, way.above())));
    }

    private Stream<String> oneOf(String how, Map<ObjectType, Set<UUID>> objects, ObjectType type, String idPath) {
        return objects.containsKey(type)
                ? Stream.of("one_of(" + ids(how, objects, type) + ", " + idPath + ")")
                : Stream.empty();
    }

    private String ids(String how, Map<ObjectType, Set<UUID>> objects, ObjectType type) {
        return parameter(how + type.ordinal(), HqlFunctions.ids(objects.getOrDefault(type, Set.of())));
    }

    private String parameter(String name, Object value) {
        parameters.put(name, value);
        return ":" + name;
    }

    private static String any(List<String> parts) {
        return parts.isEmpty() ? NEVER : "(" + String.join(" or ", parts) + ")";
    }
}
