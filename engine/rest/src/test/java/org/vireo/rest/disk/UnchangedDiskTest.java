package org.vireo.rest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskStatus;
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
}
