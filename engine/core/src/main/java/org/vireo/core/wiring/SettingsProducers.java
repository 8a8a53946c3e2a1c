package org.vireo.core.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.vireo.core.command.vmdevice.claim.HostDirectories;
import org.vireo.core.housekeeping.TaskRetention;

/** What the administrator set for the whole installation. */
@Singleton
public final class SettingsProducers {

    private static final String HOST_DIRECTORIES = "vireo.host.directories";
    private static final String TASK_DAYS = "vireo.tasks.kept.days";
    private static final String DEFAULT_TASK_DAYS = "30";

    @Produces
    @Singleton
    HostDirectories hostDirectories() {
        return HostDirectories.of(System.getProperty(HOST_DIRECTORIES, ""));
    }

    @Produces
    @Singleton
    TaskRetention taskRetention() {
        return TaskRetention.ofDays(TASK_DAYS, System.getProperty(TASK_DAYS, DEFAULT_TASK_DAYS));
    }
}
