package org.vireo.api.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ovirt.api.metamodel.concepts.Name;
import org.ovirt.api.metamodel.concepts.NameParser;

class WireNamesTest {
    private static Name name(String snake) {
        return NameParser.parseUsingSeparator(snake, '_');
    }

    @ParameterizedTest
    @CsvSource({
        "vm, vm, vms",
        "disk_attachment, disk_attachment, disk_attachments",
        "operating_system, os, oss",
        "operating_system_info, operating_system, operation_systems",
        "numa_node, host_numa_node, host_numa_nodes",
        "virtual_numa_node, vm_numa_node, vm_numa_nodes",
        "gluster_brick, brick, bricks",
        "gluster_brick_memory_info, brick_memoryinfo, gluster_brick_memory_infos",
        "open_stack_volume_provider, openstack_volume_provider, openstack_volume_providers",
        "scheduling_policy, scheduling_policy, scheduling_policies",
        "katello_erratum, katello_erratum, katello_errata",
        "authorized_key, authorized_key, authorized_keys",
        "qos, qos, qoss"
    })
    void elementsAndCollectionsShouldHaveTheirHistoricalNames(String model, String element, String collection) {
        assertThat(WireNames.element(name(model))).isEqualTo(element);
        assertThat(WireNames.collection(name(model))).isEqualTo(collection);
    }

    @ParameterizedTest
    @CsvSource({
        "devices, device",
        "name_servers, name_server",
        "properties, property",
        "supported_rng_sources, supported_rng_source"
    })
    void theItemsOfAListShouldHaveItsNameInTheSingular(String list, String item) {
        assertThat(WireNames.item(name(list))).isEqualTo(item);
    }

    @Test
    void pathsShouldHaveNoUnderscores() {
        assertThat(WireNames.path(name("disk_attachments"))).isEqualTo("diskattachments");
    }

    @Test
    void fieldsShouldNotBeKeywords() {
        assertThat(JavaNames.field(name("interface"))).isEqualTo("interfaceValue");
        assertThat(JavaNames.field(name("virtio_scsi"))).isEqualTo("virtioScsi");
        assertThat(JavaNames.type(name("virtio_scsi"))).isEqualTo("VirtioScsi");
        assertThat(JavaNames.constant(name("x86_64"))).isEqualTo("X86_64");
    }
}
