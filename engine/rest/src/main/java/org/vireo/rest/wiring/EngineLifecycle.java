package org.vireo.rest.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.AuditSealing;
import org.vireo.core.command.execution.TaskRecovery;
import org.vireo.core.console.ConsoleWatch;
import org.vireo.core.housekeeping.Housekeeping;
import org.vireo.core.monitoring.HostSessions;
import org.vireo.persistence.wiring.FirstStart;
import org.vireo.rest.stream.ChangeHub;

/** Starts the engine before the first request comes in, in the order in which its parts need each other. */
@Singleton
public final class EngineLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLifecycle.class);

    private final FirstStart firstStart;
    private final ChangeHub changes;
    private final TaskRecovery tasks;
    private final HostSessions hosts;
    private final Housekeeping housekeeping;
    private final AuditSealing sealing;
    private final ConsoleWatch consoles;
    private final AtomicBoolean started = new AtomicBoolean();

    @Inject
    public EngineLifecycle(
            FirstStart firstStart,
            ChangeHub changes,
            TaskRecovery tasks,
            HostSessions hosts,
            Housekeeping housekeeping,
            AuditSealing sealing,
            ConsoleWatch consoles) {
        this.firstStart = firstStart;
        this.changes = changes;
        this.tasks = tasks;
        this.hosts = hosts;
        this.housekeeping = housekeeping;
        this.sealing = sealing;
        this.consoles = consoles;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        firstStart.run();
        changes.start();
        tasks.resumeAll();
        hosts.start();
        housekeeping.start();
        sealing.start();
        consoles.start();
        LOG.info("The engine is up");
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object context) {
        if (!started.compareAndSet(true, false)) {
            return;
        }
        LOG.info("The engine stops; VMs go on");
        consoles.stop();
        sealing.stop();
        housekeeping.stop();
        tasks.leaveAll();
        hosts.stop();
        changes.stop();
    }
}
