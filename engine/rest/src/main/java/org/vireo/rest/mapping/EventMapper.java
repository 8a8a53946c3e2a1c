package org.vireo.rest.mapping;

import org.vireo.api.type.Event;
import org.vireo.api.type.LogSeverity;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.Severity;

/** Entries of the audit log. */
public final class EventMapper {

    private static final long NO_CUSTOM_ID = -1;

    private EventMapper() {}

    public static Event toApi(AuditEvent event) {
        Event api = new Event();
        api.setId(Long.toString(event.id()));
        api.setHref(Hrefs.of("events", event.id()));
        api.setCode((long) event.code().number());
        api.setSeverity(severity(event.code().severity()));
        api.setTime(event.occurredAt());
        api.setDescription(event.message());
        api.setCorrelationId(event.correlationId());
        api.setOrigin("oVirt");
        api.setCustomId(NO_CUSTOM_ID);
        api.setVm(Refs.vmOrNone(event.vmId()));
        api.setHost(Refs.hostOrNone(event.hostId()));
        if (event.userId() != null) {
            api.setUser(Refs.user(event.userId()));
        }
        if (event.object() != null) {
            addObject(api, event.object());
        }
        return api;
    }

    private static void addObject(Event api, ObjectRef object) {
        switch (object.type()) {
            case CLUSTER -> api.setCluster(Refs.cluster(object.id()));
            case DATA_CENTER -> api.setDataCenter(Refs.dataCenter(object.id()));
            case STORAGE_DOMAIN -> api.setStorageDomain(Refs.storageDomain(object.id()));
            case TEMPLATE -> api.setTemplate(Refs.template(object.id()));
            case VM,
                    HOST,
                    SYSTEM,
                    NETWORK,
                    VNIC_PROFILE,
                    DISK,
                    USER,
                    GROUP,
                    ROLE,
                    TAG,
                    BOOKMARK,
                    QUOTA,
                    TASK,
                    EVENT -> {
                // has a member of its own, or none
            }
        }
    }

    private static LogSeverity severity(Severity severity) {
        return switch (severity) {
            case NORMAL -> LogSeverity.NORMAL;
            case WARNING -> LogSeverity.WARNING;
            case ERROR -> LogSeverity.ERROR;
            case ALERT -> LogSeverity.ALERT;
        };
    }
}
