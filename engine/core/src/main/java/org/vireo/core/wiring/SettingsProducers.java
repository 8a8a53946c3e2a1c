package org.vireo.core.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.vireo.core.command.vmdevice.claim.HostDirectories;

/** What the administrator set for the whole installation. */
@Singleton
public final class SettingsProducers {

    private static final String HOST_DIRECTORIES = "vireo.host.directories";

    @Produces
    @Singleton
    HostDirectories hostDirectories() {
        return HostDirectories.of(System.getProperty(HOST_DIRECTORIES, ""));
    }
}
