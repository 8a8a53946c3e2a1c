package org.vireo.core.wiring;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.vireo.core.access.RateLimits;
import org.vireo.core.command.vmdevice.claim.HostDirectories;
import org.vireo.core.housekeeping.TaskRetention;

/** What the administrator set for the whole installation. */
@Singleton
public final class SettingsProducers {

    private static final String HOST_DIRECTORIES = "vireo.host.directories";
    private static final NumberSetting TASK_DAYS = new NumberSetting("vireo.tasks.kept.days", "days", 30, 1, 3650);
    private static final NumberSetting USER_RATE =
            new NumberSetting("vireo.user.rate", "requests a second", 200, 1, 1_000_000);

    @Produces
    @Singleton
    HostDirectories hostDirectories() {
        return HostDirectories.of(System.getProperty(HOST_DIRECTORIES, ""));
    }

    @Produces
    @Singleton
    TaskRetention taskRetention() {
        return new TaskRetention(Duration.ofDays(chosen(TASK_DAYS)));
    }

    @Produces
    @Singleton
    RateLimits rateLimits() {
        return new RateLimits(chosen(USER_RATE), TimeMeter.SYSTEM_NANOTIME);
    }

    private static int chosen(NumberSetting setting) {
        return setting.of(System.getProperty(setting.property()));
    }
}
