package org.vireo.domainxml.metadata;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Metadata;
import org.vireo.libvirt.xml.vireo.File;
import org.vireo.libvirt.xml.vireo.Job;
import org.vireo.libvirt.xml.vireo.Runtime;
import org.vireo.libvirt.xml.vireo.Vm;
import org.vireo.model.hardware.Power.StorageErrorAction;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedMetadata;
import org.vireo.model.reported.ReportedPayload;
import org.vireo.model.reported.ReportedRun;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;

/** Our metadata section; its schema is {@code vireo-vm-1.xsd}. */
public final class MetadataXml implements DomainContributor {

    /** The namespace, which ends in the version of the format. */
    public static final String NAMESPACE = "https://vireo-project.org/xmlns/vm/1";

    private static final int VERSION = 1;

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Vm vm = new Vm()
                .withVersion(VERSION)
                .withId(input.vm().id().toString())
                .withConfigurationVersion(input.vm().identity().configurationVersion());
        if (input.vm().launchPaused()) {
            vm.setLaunchPaused(true);
        }
        GuestHardware hardware = input.vm().hardware();
        long guaranteed = hardware.platform().memory().guaranteedBytes();
        if (guaranteed > 0 && guaranteed < hardware.memoryBytes()) {
            vm.setGuaranteedMemoryKib(guaranteed / 1024);
        }
        StorageErrorAction onStorageError = hardware.platform().power().onStorageError();
        if (onStorageError != StorageErrorAction.AUTO_RESUME) {
            vm.setOnStorageError(onStorageError.name().toLowerCase(Locale.ROOT));
        }
        for (Payload payload : input.vm().resources().payloads()) {
            vm.getPayload().add(write(input, payload));
        }
        PreparationXml.write(input, vm);
        domain.setMetadata(new Metadata().withAny(vm));
    }

    private static org.vireo.libvirt.xml.vireo.Payload write(BuildInput input, Payload payload) {
        var element = new org.vireo.libvirt.xml.vireo.Payload()
                .withAlias(UserAlias.of(payload.drive()))
                .withKind(
                        switch (payload.kind()) {
                            case NOCLOUD -> "nocloud";
                            case CONFIG_DRIVE -> "configdrive";
                            case SYSPREP -> "sysprep";
                            case UNATTEND -> "unattend";
                        })
                .withLabel(payload.label())
                .withPath(PayloadPath.of(input.host(), input.vm().id(), payload));
        for (PayloadFile file : payload.files()) {
            element.getFile().add(write(file));
        }
        return element;
    }

    private static File write(PayloadFile file) {
        File element = new File().withPath(file.path());
        return switch (file.content()) {
            case PayloadContent.Inline inline ->
                element.withValue(
                        Base64.getEncoder().encodeToString(inline.text().getBytes(StandardCharsets.UTF_8)));
            case PayloadContent.Secret secret -> element.withValue("").withSecret(secret.reference());
        };
    }

    /** Our section of reported metadata; null when it is not there or names no VM. */
    public static @Nullable ReportedMetadata read(@Nullable Metadata metadata) {
        if (metadata == null) {
            return null;
        }
        for (Object section : metadata.getAny()) {
            if (section instanceof Vm vm && vm.getId() != null) {
                return read(vm);
            }
        }
        return null;
    }

    private static @Nullable ReportedMetadata read(Vm vm) {
        VmId id;
        try {
            id = VmId.of(vm.getId());
        } catch (IllegalArgumentException e) {
            return null;
        }
        List<ReportedPayload> payloads = new ArrayList<>();
        for (var payload : vm.getPayload()) {
            if (payload.getAlias() != null && payload.getKind() != null && payload.getPath() != null) {
                payloads.add(new ReportedPayload(payload.getAlias(), payload.getKind(), payload.getPath()));
            }
        }
        return new ReportedMetadata(
                vm.getVersion(),
                id,
                vm.getConfigurationVersion(),
                Boolean.TRUE.equals(vm.isLaunchPaused()),
                vm.getGuaranteedMemoryKib() == null ? 0 : vm.getGuaranteedMemoryKib() * 1024,
                payloads,
                onStorageError(vm.getOnStorageError()),
                PreparationXml.hookParameters(vm),
                run(vm.getRuntime()));
    }

    private static StorageErrorAction onStorageError(@Nullable String word) {
        return switch (word) {
            case "leave_paused" -> StorageErrorAction.LEAVE_PAUSED;
            case "kill" -> StorageErrorAction.KILL;
            case null, default -> StorageErrorAction.AUTO_RESUME;
        };
    }

    private static ReportedRun run(@Nullable Runtime runtime) {
        if (runtime == null) {
            return ReportedRun.NOTHING;
        }
        List<ReportedRun.Job> jobs = new ArrayList<>(0);
        for (Job job : runtime.getJob()) {
            if (job.getId() != null && job.getKind() != null) {
                jobs.add(new ReportedRun.Job(job.getId(), job.getKind(), job.getAlias()));
            }
        }
        return new ReportedRun(
                instant(runtime.getStartedAt()), runtime.getExitReason(), runtime.getPauseReason(), jobs);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
