package org.vireo.rest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskBackup;
import org.vireo.api.type.DiskContentType;
import org.vireo.api.type.DiskFormat;
import org.vireo.api.type.DiskStatus;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.api.type.StorageDomain;
import org.vireo.rest.problem.FaultException;

class UnchangedDiskTest {

    private static Disk shown() {
        Disk disk = new Disk();
        disk.setId("1");
        disk.setName("root");
        disk.setProvisionedSize(1L << 30);
        disk.setActualSize(5L);
        disk.setStatus(DiskStatus.OK);
        StorageDomain domain = new StorageDomain();
        domain.setId("2");
        disk.setStorageDomains(List.of(domain));
        return disk;
    }

    @Test
    void whatWasReadShouldBeTakenBack() {
        Disk echo = shown();
        echo.setStatus(DiskStatus.LOCKED);
        echo.setActualSize(4L);
        UnchangedDisk.require(echo, shown());
        UnchangedDisk.require(new Disk(), shown());
    }

    @Test
    void everyChangeShouldBeRefusedByItsName() {
        Disk wanted = shown();
        wanted.setName("boot");
        wanted.setProvisionedSize(2L << 30);
        wanted.setWipeAfterDelete(true);
        StorageDomain other = new StorageDomain();
        other.setId("3");
        wanted.setStorageDomains(List.of(other));
        assertThatThrownBy(() -> UnchangedDisk.require(wanted, shown()))
                .isInstanceOfSatisfying(FaultException.class, fault -> {
                    assertThat(fault.problem().status()).isEqualTo(501);
                    assertThat(fault.problem().detail())
                            .contains("root [name, provisioned_size, storage_domains, wipe_after_delete]");
                });
    }

    /** With {@code interface} or {@code bootable} alone in the playbook, and the module's defaults for the rest. */
    @Test
    void whatAnsiblesOvirtDiskSendsUnaskedShouldBeNoWish() {
        Disk raw = shown();
        raw.setFormat(DiskFormat.RAW);
        raw.setSparse(true);
        raw.setContentType(DiskContentType.DATA);
        for (String domain : new String[] {null, "local"}) {
            Disk sent = sent(domain);
            UnchangedDisk.require(sent, raw);
            sent.setName("boot");
            sent.setShareable(true);
            UnchangedDisk.requireBeyondChangeable(sent, raw);
        }
    }

    private static Disk sent(@Nullable String domain) {
        StorageDomain named = new StorageDomain();
        named.setName(domain);
        Disk sent = new Disk();
        sent.setId("1");
        sent.setName("root");
        sent.setFormat(DiskFormat.COW);
        sent.setContentType(DiskContentType.DATA);
        sent.setSparse(true);
        sent.setProvisionedSize(1L << 30);
        sent.setStorageDomains(List.of(named));
        return sent;
    }

    @Test
    void whatNoRequestChangesShouldBeRefusedByItsName() {
        Disk cow = shown();
        cow.setFormat(DiskFormat.COW);
        Disk wanted = new Disk();
        wanted.setName("boot");
        wanted.setFormat(DiskFormat.RAW);
        wanted.setBackup(DiskBackup.INCREMENTAL);
        wanted.setSgio(ScsiGenericIO.FILTERED);
        wanted.setPropagateErrors(true);
        assertThatThrownBy(() -> UnchangedDisk.requireBeyondChangeable(wanted, cow))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("root [backup, format, propagate_errors, sgio] cannot be changed");
    }
}
