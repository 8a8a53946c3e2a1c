package org.vireo.rest.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Cdrom;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.VmDevice;

/** What lies in the drive. */
class CdromMapperTest {

    private static final UUID VM = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID CONFIGURED = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final UUID CURRENT = UUID.fromString("00000000-0000-0000-0000-000000000003");

    private static VmDevice drive() {
        CdromDevice drive = CdromDevice.payload(new DeviceId(UUID.randomUUID()))
                .withMedium(new CdromMedium.IsoDisk(new DiskId(CONFIGURED)));
        return new VmDevice(VM, drive);
    }

    private static VmDevice seen(@Nullable String hostSide) {
        VmDevice row = drive();
        row.reported(DeviceState.PAIRED, null, null, hostSide);
        return row;
    }

    private static @Nullable String file(List<Cdrom> cdroms) {
        Cdrom cdrom = cdroms.getFirst();
        return cdrom.getFile() == null ? null : cdrom.getFile().getId();
    }

    @Test
    void theCurrentMediumShouldBeWhatTheHostSees() {
        assertThat(file(CdromMapper.toApiNow(VM, List.of(seen("/srv/main/images/" + CURRENT + ".raw")))))
                .isEqualTo(CURRENT.toString());
        for (String other : new String[] {"/run/vireo/payload.iso", "/srv/main/images/x.raw", "rbd://a:1/p/i"}) {
            assertThat(file(CdromMapper.toApiNow(VM, List.of(seen(other))))).isNull();
        }
        assertThat(file(CdromMapper.toApiNow(VM, List.of(seen(null))))).isNull();
    }

    @Test
    void aVmThatDoesNotRunShouldHaveWhatItIsConfiguredWith() {
        assertThat(file(CdromMapper.toApiNow(VM, List.of(drive())))).isEqualTo(Objects.toString(CONFIGURED));
    }

    @Test
    void theConfiguredMediumShouldNotFollowTheHost() {
        assertThat(file(CdromMapper.toApi(VM, List.of(seen("/srv/main/images/" + CURRENT + ".raw")))))
                .isEqualTo(CONFIGURED.toString());
    }
}
