package org.vireo.core.command.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.quota.Quota;
import org.vireo.model.user.Permit;

/** What holds for every change of a quota. To be called within a transaction. */
@Singleton
public final class QuotaRules {

    private final QuotaRepository quotas;
    private final Announcements announcements;

    @Inject
    public QuotaRules(QuotaRepository quotas, Announcements announcements) {
        this.quotas = quotas;
        this.announcements = announcements;
    }

    public static RequiredPermit permit(UUID quotaId) {
        return new RequiredPermit(Permit.CONFIGURE_QUOTA, ObjectRef.quota(quotaId));
    }

    /** Consumers wait at the quota's row, not here: they are not turned away for a change of it. */
    public static List<LockRequest> locks(UUID quotaId) {
        return List.of(LockRequest.exclusive(ObjectRef.quota(quotaId), "it is being changed"));
    }

    /** The quota, which nobody consumes until the transaction ends. */
    public Optional<Quota> own(UUID id, Violations violations) {
        return violations.requirePresent(quotas.findForUpdate(id), Violation.notFound("quota", id));
    }

    /** Names are unique within a data center. */
    void checkName(UUID dataCenterId, String name, String description, @Nullable UUID self, Violations violations) {
        Names.check("Quota", name, description, violations);
        Optional<UUID> holder = quotas.search(Search.by("name", name)).stream()
                // A star in the name stands for any text there, but not in a name.
                .filter(quota -> quota.dataCenterId().equals(dataCenterId)
                        && quota.name().equalsIgnoreCase(name))
                .map(Quota::id)
                .findFirst();
        Names.requireFree("quota", name, holder, self, violations);
    }

    /** Notes the change of one of its limits. */
    public Decision<UUID> changed(Quota quota, UUID result, Caller caller) {
        ObjectRef object = ObjectRef.quota(quota.id());
        announcements.record(
                EventCode.QUOTA_UPDATED,
                "Quota " + quota.name() + " was changed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(result, "Changing quota " + quota.name(), object);
    }
}
