package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ovirt.engine.sdk4.ConnectionBuilder.connection;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ovirt.engine.sdk4.Connection;
import org.ovirt.engine.sdk4.services.VmService;

/** oVirt's own Java SDK, unmodified, as a user's program would use it. */
class OvirtSdkIT {

    private static final int LEAST_REQUESTS = 60;

    @TempDir
    Path temporary;

    @Test
    void theSdkShouldTakeAVmThroughItsWholeLife() throws Exception {
        Installation vireo = Installation.open();
        try (Connection connection = connection()
                .url(vireo.url() + "/ovirt-engine/api")
                .user("admin@internal")
                .password(vireo.password())
                .trustStoreFile(vireo.trustStore(temporary).toString())
                .trustStorePassword(Installation.TRUST_STORE_PASSWORD)
                .build()) {
            SdkSession session = new SdkSession(connection.systemService());
            session.lookAround();
            VmService vm = session.make();
            String disk = session.equip(vm);
            session.run(vm, disk);
            session.organise(vm);
            session.beRefused(vm);
            session.lookBack();
            session.remove(vm);
            assertThat(session.requests()).isGreaterThanOrEqualTo(LEAST_REQUESTS);
        }
    }
}
