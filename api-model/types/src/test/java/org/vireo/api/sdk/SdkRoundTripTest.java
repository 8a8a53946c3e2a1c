package org.vireo.api.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.conformance.Samples;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.type.ApiTypes;
import org.vireo.api.xml.XmlFormat;

/**
 * Every attribute of every type goes out through our writer, in and out through the client library, and in through our
 * reader. The library knows model 4.4.25; what is newer is listed here by name, so that nothing else can get
 * lost; our own creation_status stands on every entity.
 */
class SdkRoundTripTest {
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);

    private static final Set<String> TYPES_UNKNOWN_TO_THE_LIBRARY = Set.of(
            "DynamicCpu",
            "EngineBackupInfo",
            "ExternalTemplateImport",
            "HostCpuUnit",
            "JobChildren",
            "JobSubject",
            "VmMediatedDevice");

    private static final Set<String> ATTRIBUTES_UNKNOWN_TO_THE_LIBRARY = Set.of("""
            Action.attach_wgt Action.correlation_id Action.follow Action.upgrade_percent_complete AffinityGroup.broken
            Api.engine_backup Backup.modification_date Backup.snapshot Checkpoint.state Cluster.upgrade_correlation_id
            Cluster.upgrade_in_progress Cluster.upgrade_percent_complete Display.disconnect_action_delay
            Display.video_type Fault.code Host.cpu_units Host.ovn_configured InstanceType.auto_pinning_policy
            InstanceType.cpu_pinning_policy InstanceType.mediated_devices InstanceType.tpm_enabled
            InstanceType.virtio_scsi_multi_queues Job.cancelled_by Job.cancelling Job.children Job.command
            Job.correlation_id Job.error_code Job.failure Job.parent Job.progress Job.retry_of Job.subject
            LogicalUnit.active_paths MDevType.human_readable_name MigrationOptions.custom_parallel_migrations
            MigrationOptions.parallel_migrations_policy Nic.synced OperatingSystem.description
            OperatingSystemInfo.tpm_support Permission.network Permission.vnic_profile Snapshot.auto_pinning_policy Snapshot.cpu_pinning_policy
            Snapshot.dynamic_cpu Snapshot.mediated_devices Snapshot.tpm_enabled Snapshot.virtio_scsi_multi_queues
            Step.bytes_done Step.bytes_total Step.failure Step.undoing Template.auto_pinning_policy
            Template.cpu_pinning_policy Template.mediated_devices Template.tpm_enabled Template.virtio_scsi_multi_queues User.enabled Vm.auto_pinning_policy
            Vm.cpu_pinning_policy Vm.dynamic_cpu Vm.mediated_devices Vm.tpm_enabled Vm.virtio_scsi_multi_queues
            VmBase.auto_pinning_policy VmBase.cpu_pinning_policy VmBase.tpm_enabled VmBase.virtio_scsi_multi_queues
            VmPool.tpm_enabled VnicProfile.failover
            """.split("\\s+"));

    @Test
    void everyAttributeTheLibraryKnowsShouldSurviveIt() {
        Set<String> unknownTypes = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        for (TypeDescriptor<?> type : ApiTypes.all()) {
            if (SdkForm.knows(type)) {
                lost.addAll(lost(type));
            } else {
                unknownTypes.add(type.name());
            }
        }
        assertThat(unknownTypes).isEqualTo(TYPES_UNKNOWN_TO_THE_LIBRARY);
        assertThat(lost).isEqualTo(ATTRIBUTES_UNKNOWN_TO_THE_LIBRARY);
    }

    private static <T extends ApiObject> List<String> lost(TypeDescriptor<T> type) {
        T original = Samples.full(type);
        T returned = Samples.read(XML, type, SdkForm.echo(type, XML.text(original)));
        List<String> lost = new ArrayList<>();
        for (Attribute<? super T> attribute : type.attributes()) {
            Object sent = Objects.requireNonNull(Samples.value(attribute, original));
            if (!attribute.name().equals("creation_status")
                    && differs(attribute, sent, Samples.value(attribute, returned))) {
                lost.add(type.name() + "." + attribute.name());
            }
        }
        return lost;
    }

    private static boolean differs(Attribute<?> attribute, Object original, @Nullable Object returned) {
        if (returned == null) {
            return true;
        }
        return switch (attribute) {
            case Attribute.One<?, ?> one -> !original.equals(returned);
            case Attribute.Many<?, ?> many -> !original.equals(returned);
            case Attribute.Struct<?, ?> struct -> false;
            case Attribute.Structs<?, ?> structs ->
                ((Collection<?>) original).size() != ((Collection<?>) returned).size();
        };
    }
}
