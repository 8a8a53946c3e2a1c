package org.vireo.persistence.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.vireo.model.ObjectType;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.quota.Quota;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.storage.StorageDomainStatus;
import org.vireo.model.tag.Tag;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateStatus;
import org.vireo.model.user.Group;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmStatus;

/** The search fields of every kind of object, named as in oVirt's search language. */
public final class SearchTables {

    private static final FieldType TEXT = new FieldType.Text();
    private static final FieldType ID = new FieldType.Id();
    private static final FieldType NUMBER = new FieldType.Ordered("a whole number", Long::valueOf);
    private static final FieldType TIME = new FieldType.Ordered(
            "a time such as 2026-11-21, 2026-11-21T08:30:00 or 2026-11-21T08:30:00Z", SearchTables::time);

    /** A data center without an active storage domain is not yet of use. */
    private static final String DATA_CENTER_STATUS =
            "case when exists (select 1 from StorageDomain active where active.dataCenterId = e.id"
                    + " and active.status = ACTIVE) then 'up' else 'uninitialized' end";

    /** What lies in no storage domain is a logical unit to the API, whatever it is. */
    private static final String DISK_TYPE = "case when e.storageDomainId is null then 'lun' else 'image' end";

    /** As it is indexed. */
    private static final String IS_PART = "case when e.parentId is null then 'false' else 'true' end";

    private static final String TAG_NAME = "above.name";

    public static final SearchTable<DataCenter> DATA_CENTERS = SearchTable.of(DataCenter.class, "data centers")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("status", DATA_CENTER_STATUS, texts("up", "uninitialized"))
            .seenAs(ObjectType.DATA_CENTER)
            .build();

    public static final SearchTable<Cluster> CLUSTERS = SearchTable.of(Cluster.class, "clusters")
            .join("dc", "DataCenter dc on dc.id = e.dataCenterId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("datacenter", "dc.name", TEXT, "dc")
            .field("datacenter.name", "dc.name", TEXT, "dc")
            .field("datacenter.id", "e.dataCenterId", ID)
            .seenAs(ObjectType.CLUSTER)
            .build();

    public static final SearchTable<Host> HOSTS = SearchTable.of(Host.class, "hosts")
            .join("c", "Cluster c on c.id = e.clusterId")
            .join("dc", "DataCenter dc on dc.id = c.dataCenterId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("address", "e.address", TEXT)
            .field("status", "e.status", FieldType.Words.of(HostStatus.class))
            .field("cluster", "c.name", TEXT, "c")
            .field("cluster.name", "c.name", TEXT, "c")
            .field("datacenter", "dc.name", TEXT, "c", "dc")
            .field("datacenter.name", "dc.name", TEXT, "c", "dc")
            .field("tag", TAG_NAME, tagsOf(ObjectType.HOST))
            .seenAs(ObjectType.HOST)
            .build();

    public static final SearchTable<StorageDomain> STORAGE_DOMAINS = SearchTable.of(
                    StorageDomain.class, "storage domains")
            .join("dc", "DataCenter dc on dc.id = e.dataCenterId")
            .join("h", "Host h on h.id = e.hostId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("status", "e.status", FieldType.Words.of(StorageDomainStatus.class))
            .field("datacenter", "dc.name", TEXT, "dc")
            .field("datacenter.name", "dc.name", TEXT, "dc")
            .field("host", "h.name", TEXT, "h")
            .field("host.name", "h.name", TEXT, "h")
            .field("datacenter.id", "e.dataCenterId", ID)
            .seenAs(ObjectType.STORAGE_DOMAIN)
            .build();

    public static final SearchTable<Disk> DISKS = SearchTable.of(Disk.class, "disks")
            .join("sd", "StorageDomain sd on sd.id = e.storageDomainId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("alias", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("status", "e.status", FieldType.Words.of(DiskStatus.class))
            .field("disk_type", DISK_TYPE, texts("image", "lun"))
            .field("provisioned_size", "e.provisionedBytes", NUMBER)
            .field("storage", "sd.name", TEXT, "sd")
            .field("storage.name", "sd.name", TEXT, "sd")
            .field("storage.id", "e.storageDomainId", ID)
            .seenAs(ObjectType.DISK)
            .build();

    public static final SearchTable<Network> NETWORKS = SearchTable.of(Network.class, "networks")
            .join("dc", "DataCenter dc on dc.id = e.dataCenterId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("mtu", "e.mtu", new FieldType.Ordered("a whole number", Integer::valueOf))
            .field("datacenter", "dc.name", TEXT, "dc")
            .field("datacenter.name", "dc.name", TEXT, "dc")
            .field("datacenter.id", "e.dataCenterId", ID)
            .seenAs(ObjectType.NETWORK)
            .build();

    public static final SearchTable<VnicProfile> VNIC_PROFILES = SearchTable.of(VnicProfile.class, "vNIC profiles")
            .join("n", "Network n on n.id = e.networkId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("network", "n.name", TEXT, "n")
            .field("network.name", "n.name", TEXT, "n")
            .field("network.id", "e.networkId", ID)
            .seenAs(ObjectType.VNIC_PROFILE)
            .build();

    public static final SearchTable<Template> TEMPLATES = SearchTable.of(Template.class, "templates")
            .join("c", "Cluster c on c.id = e.clusterId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("status", "e.status", FieldType.Words.of(TemplateStatus.class))
            .field("creationdate", "e.createdAt", TIME)
            .field("cluster", "c.name", TEXT, "c")
            .field("cluster.name", "c.name", TEXT, "c")
            .field("tag", TAG_NAME, tagsOf(ObjectType.TEMPLATE))
            .seenAs(ObjectType.TEMPLATE)
            .build();

    public static final SearchTable<Vm> VMS = SearchTable.of(Vm.class, "VMs")
            .join("r", "VmRuntime r on r.vmId = e.id")
            .join("h", "Host h on h.id = r.hostId")
            .join("c", "Cluster c on c.id = e.clusterId")
            .join("dc", "DataCenter dc on dc.id = c.dataCenterId")
            .join("t", "Template t on t.id = e.templateId")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("comment", "e.comment", TEXT)
            .field("memory", "e.memoryBytes", NUMBER)
            .field("creationdate", "e.createdAt", TIME)
            .field("status", "r.status", FieldType.Words.of(VmStatus.class), "r")
            .field("host", "h.name", TEXT, "r", "h")
            .field("host.name", "h.name", TEXT, "r", "h")
            .field("cluster", "c.name", TEXT, "c")
            .field("cluster.name", "c.name", TEXT, "c")
            .field("datacenter", "dc.name", TEXT, "c", "dc")
            .field("datacenter.name", "dc.name", TEXT, "c", "dc")
            .field("template", "t.name", TEXT, "t")
            .field("template.name", "t.name", TEXT, "t")
            .field("tag", TAG_NAME, tagsOf(ObjectType.VM))
            .seenAs(ObjectType.VM)
            .build();

    public static final SearchTable<Task> TASKS = SearchTable.of(Task.class, "tasks")
            .field("id", "e.id", ID)
            .field("correlation_id", "e.correlationId", TEXT)
            .field("status", "e.status", FieldType.Words.of(TaskStatus.class))
            .field("description", "e.description", TEXT)
            .field("command", "e.command", TEXT)
            .field("parent", "e.parentId", ID)
            .field("part", IS_PART, texts("false", "true"))
            .field("start_time", "e.startedAt", TIME)
            .orderedBy("e.startedAt", true)
            .seenWhere(reach ->
                    "(" + reach.ofUser("e.ownerId") + " or " + reach.ofPointer("e.subjectType", "e.subjectId") + ")")
            .build();

    public static final SearchTable<AuditEvent> AUDIT_EVENTS = SearchTable.of(AuditEvent.class, "events")
            .join("v", "Vm v on v.id = e.vmId")
            .join("h", "Host h on h.id = e.hostId")
            .field("id", "e.id", NUMBER)
            .field("type", "e.code", eventCodes(code -> String.valueOf(code.number()), false))
            .field("severity", "e.code", eventCodes(SearchTables::severity, true))
            .field("message", "e.message", TEXT)
            .field("correlation_id", "e.correlationId", TEXT)
            .field("time", "e.occurredAt", TIME)
            .field("vm.id", "e.vmId", ID)
            .field("vm.name", "v.name", TEXT, "v")
            .field("host.id", "e.hostId", ID)
            .field("host.name", "h.name", TEXT, "h")
            .orderedBy("e.id", true)
            .seenWhere(reach ->
                    "(" + reach.ofUser("e.userId") + " or " + reach.ofPointer("e.objectType", "e.objectId") + ")")
            .build();

    public static final SearchTable<User> USERS = SearchTable.of(User.class, "users")
            .field("id", "e.id", ID)
            .field("name", "split_part(e.principal, '@', 1)", TEXT)
            .field("principal", "e.principal", TEXT)
            .field("enabled", "case when e.enabled then 'true' else 'false' end", texts("true", "false"))
            .orderedBy("e.principal", false)
            .seenWhere(reach -> reach.ofUser("e.id"))
            .build();

    public static final SearchTable<Group> GROUPS = SearchTable.of(Group.class, "groups")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .seenWhere(reach ->
                    "exists (select 1 from GroupMember m where m.groupId = e.id and " + reach.ofUser("m.userId") + ")")
            .build();

    /** What a role allows is no secret. */
    public static final SearchTable<Role> ROLES = SearchTable.of(Role.class, "roles")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .seenWhere(reach -> "1 = 1")
            .build();

    /** The words that there are, are no secret; what they are on is seen with the object. */
    public static final SearchTable<Tag> TAGS = SearchTable.of(Tag.class, "tags")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .seenWhere(reach -> "1 = 1")
            .build();

    /** All users have the same ones. */
    public static final SearchTable<Bookmark> BOOKMARKS = SearchTable.of(Bookmark.class, "bookmarks")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("value", "e.value", TEXT)
            .seenWhere(reach -> "1 = 1")
            .build();

    public static final SearchTable<Quota> QUOTAS = SearchTable.of(Quota.class, "quotas")
            .field("id", "e.id", ID)
            .field("name", "e.name", TEXT)
            .field("description", "e.description", TEXT)
            .field("datacenter.id", "e.dataCenterId", ID)
            .seenAs(ObjectType.QUOTA)
            .build();

    private SearchTables() {}

    /** Tags on an object, and those above them. */
    private static FieldType tagsOf(ObjectType type) {
        return new FieldType.Texts("TagAssignment on_it join TagAbove up on up.tagId = on_it.tagId"
                + " join Tag above on above.id = up.aboveId where on_it.objectType = " + ObjectType.class.getName()
                + "." + type + " and on_it.objectId = e.id");
    }

    /** Of an expression that is one of these texts. */
    private static FieldType texts(String... words) {
        return new FieldType.Words(
                Arrays.stream(words)
                        .map(word -> new FieldType.Word(word, List.of("'" + word + "'")))
                        .toList(),
                false);
    }

    private static String severity(EventCode code) {
        return code.severity().name().toLowerCase(Locale.ROOT);
    }

    private static FieldType eventCodes(Function<EventCode, String> word, boolean bySeverity) {
        EventCode[] codes = EventCode.values();
        if (bySeverity) {
            Arrays.sort(codes, Comparator.comparing(EventCode::severity));
        }
        return FieldType.Words.of(codes, word, bySeverity);
    }

    private static Object time(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 9;
        Instant instant = zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        return instant;
    }
}
