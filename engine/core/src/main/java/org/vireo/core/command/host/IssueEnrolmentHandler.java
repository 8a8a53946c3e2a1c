package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.Secrets;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.user.Permit;

/** Makes a one-time token for a host; earlier ones end. */
@Singleton
public final class IssueEnrolmentHandler implements CommandHandler<IssueEnrolment, EnrolmentGrant> {

    /** Long enough to walk to the host, too short to lie around. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final HostRepository hosts;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public IssueEnrolmentHandler(HostRepository hosts, Secrets secrets, Clock clock) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Class<IssueEnrolment> command() {
        return IssueEnrolment.class;
    }

    @Override
    public RequiredPermit permit(IssueEnrolment command) {
        return new RequiredPermit(Permit.CREATE_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(IssueEnrolment command) {
        return List.of(LockRequest.exclusive(ObjectRef.host(command.id()), "a token is being issued for it"));
    }

    /** The token is not kept: whoever asks again gets another one. */
    @Override
    public boolean isRepeatable(IssueEnrolment command) {
        return false;
    }

    @Override
    public Decision<EnrolmentGrant> decide(IssueEnrolment command, Caller caller) {
        Optional<Host> host = hosts.find(command.id());
        if (host.isEmpty()) {
            return Decision.refused(Violation.notFound("host", command.id()));
        }
        String token = secrets.token();
        Instant expiresAt = clock.instant().plus(VALIDITY);
        hosts.removeEnrolments(command.id());
        hosts.addEnrolment(new HostEnrolment(secrets.fingerprint(token), command.id(), expiresAt));
        return new Decision.Accepted<>(
                new EnrolmentGrant(token, expiresAt),
                "Issuing an enrolment token for host " + host.get().name(),
                ObjectRef.host(command.id()));
    }
}
