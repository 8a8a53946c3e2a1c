package org.vireo.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.ApiLink;
import org.vireo.api.type.Bios;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.Host;
import org.vireo.api.type.Nic;
import org.vireo.api.type.StorageDomain;
import org.vireo.api.type.Vm;

class ApiLinksTest {
    private static ServiceLinks of(Class<? extends org.vireo.api.schema.ApiObject> type) {
        return Objects.requireNonNull(ApiLinks.of(type));
    }

    @Test
    void aVmShouldHaveItsCollectionsAndActions() {
        ServiceLinks links = of(Vm.class);
        assertThat(links.path()).isEqualTo("vms/{id}");
        assertThat(links.collections()).contains("nics", "diskattachments", "snapshots", "graphicsconsoles", "tags");
        assertThat(links.actions())
                .contains("start", "stop", "shutdown", "migrate", "commitsnapshot", "export")
                .as("variants of an action share its path")
                .doesNotContain("topathonhost", "toexportdomain");
    }

    @Test
    void theMainServiceOfATypeShouldBeTheOneClientsMean() {
        assertThat(of(Host.class).path()).isEqualTo("hosts/{id}");
        assertThat(of(StorageDomain.class).path()).isEqualTo("storagedomains/{id}");
        assertThat(of(Nic.class).path()).isEqualTo("vms/{id}/nics/{id}");
        assertThat(of(DiskAttachment.class).path()).isEqualTo("vms/{id}/diskattachments/{id}");
        assertThat(Objects.requireNonNull(ApiLinks.ofService("attached_storage_domain"))
                        .actions())
                .containsExactly("activate", "deactivate");
    }

    @Test
    void whatNoServiceServesShouldHaveNoLinks() {
        assertThat(ApiLinks.of(Bios.class)).isNull();
        assertThat(ApiLinks.attach(new Bios(), "/x").links()).isEmpty();
    }

    @Test
    void attachedLinksShouldLieBelowTheAddress() {
        Vm vm = ApiLinks.attach(new Vm(), "/ovirt-engine/api/vms/1");
        assertThat(vm.getHref()).isEqualTo("/ovirt-engine/api/vms/1");
        assertThat(vm.links()).contains(new ApiLink("nics", "/ovirt-engine/api/vms/1/nics"));
        assertThat(vm.actions()).contains(new ApiLink("start", "/ovirt-engine/api/vms/1/start"));
    }

    @Test
    void serviceNamesShouldBeUniqueAndRelationsWithoutUnderscores() {
        Set<String> names = new HashSet<>();
        for (ServiceLinks links : ServiceTable.all()) {
            assertThat(names.add(links.service())).isTrue();
            assertThat(links.collections()).allMatch(rel -> rel.matches("[a-z0-9]+"));
            assertThat(links.actions()).allMatch(rel -> rel.matches("[a-z0-9]+"));
        }
        assertThat(names).hasSizeGreaterThan(100);
    }
}
