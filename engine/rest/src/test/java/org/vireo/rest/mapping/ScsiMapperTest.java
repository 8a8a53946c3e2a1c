package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.storage.DiskFormat;
import org.vireo.rest.mapping.storage.ScsiMapper;
import org.vireo.rest.problem.FaultException;

/** What a request says of SCSI, over what the disk was entered with. */
class ScsiMapperTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final LunAccess RESERVING = new LunAccess(true, SgIo.DEFAULT, true, true);

    private static LunAccess said(@Nullable ScsiGenericIO api, @Nullable Boolean reservations) {
        return ScsiMapper.of(api, reservations).over(RESERVING);
    }

    @Test
    void onlyWhatIsSaidShouldChange() {
        assertThat(said(null, null)).isEqualTo(RESERVING);
        assertThat(said(null, false)).isEqualTo(new LunAccess(true, SgIo.DEFAULT, true, false));
        assertThat(said(ScsiGenericIO.FILTERED, null)).isEqualTo(new LunAccess(true, SgIo.DEFAULT, false, true));
        assertThat(said(ScsiGenericIO.DISABLED, null)).isEqualTo(LunAccess.NONE);
        assertThat(said(ScsiGenericIO.DISABLED, false)).isEqualTo(LunAccess.NONE);
    }

    @Test
    void reservationsAloneShouldLetCommandsPass() {
        assertThat(ScsiMapper.of(null, true).over(LunAccess.NONE))
                .isEqualTo(new LunAccess(true, SgIo.DEFAULT, false, true));
    }

    @Test
    void reservationsWithoutCommandsShouldBeRefused() {
        assertThatThrownBy(() -> ScsiMapper.of(ScsiGenericIO.DISABLED, true))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("[sgio] disabled")
                .hasMessageContaining("[uses_scsi_reservation] true");
    }

    @Test
    void anImageThatIsMadeShouldNotDropThem() {
        AddDisk image = new AddDisk(ID, ID, "root", "", DiskFormat.RAW, 1L << 30, false);
        Disk passing = new Disk();
        passing.setSgio(ScsiGenericIO.FILTERED);
        DiskAttachment filtered = new DiskAttachment();
        filtered.setDisk(passing);
        DiskAttachment reserving = new DiskAttachment();
        reserving.setUsesScsiReservation(true);
        for (DiskAttachment asked : new DiskAttachment[] {filtered, reserving}) {
            assertThatThrownBy(() -> DiskAttachmentMapper.toAdd(ID, image, asked))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("disk root");
        }
        passing.setSgio(ScsiGenericIO.DISABLED);
        assertThat(DiskAttachmentMapper.toAdd(ID, image, filtered).disk()).isEqualTo(image);
    }
}
