package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.template.RemoveTemplate;
import org.vireo.core.command.template.UpdateTemplate;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateStatus;

/** Templates made of image files. */
class TemplateTest {

    private EngineFixture engine;
    private Inventory inventory;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private Optional<Template> row(UUID id) {
        return engine.read(() -> engine.database().templates().find(id));
    }

    @Test
    void importShouldCopyTheImageAndGiveTheStandardDevices() {
        ImportTemplate command = inventory.importOf("debian");

        engine.done(command);

        Template template = row(command.id()).orElseThrow();
        assertThat(template.status()).isEqualTo(TemplateStatus.OK);
        assertThat(template.defaults().memoryBytes()).isEqualTo(Inventory.GIB);
        assertThat(template.devices().devices())
                .extracting(Device::kind)
                .containsExactlyInAnyOrder(
                        DeviceKind.DISK,
                        DeviceKind.GRAPHICS,
                        DeviceKind.INPUT,
                        DeviceKind.VIDEO,
                        DeviceKind.SERIAL_CONSOLE,
                        DeviceKind.RNG,
                        DeviceKind.BALLOON,
                        DeviceKind.GUEST_AGENT_CHANNEL,
                        DeviceKind.CDROM);
        assertThat(inventory.diskRow(command.diskId())).satisfies(disk -> {
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.provisionedBytes()).isEqualTo(2 * Inventory.GIB);
            assertThat(disk.actualBytes()).isPositive();
        });
        assertThat(inventory.imagePaths()).containsExactly(Inventory.PATH + "/images/" + command.diskId() + ".qcow2");
    }

    @Test
    void aChangeShouldCountForWhatIsMadeFromThenOn() {
        ImportTemplate debian = inventory.importOf("debian");
        engine.done(debian);
        ImportTemplate other = inventory.importOf("other");
        engine.done(other);
        engine.done(new UpdateTemplate(debian.id(), "debian 13", "trixie", 2 * Inventory.GIB));
        engine.done(new UpdateTemplate(debian.id(), null, null, null));

        assertThat(row(debian.id()).orElseThrow()).satisfies(template -> {
            assertThat(template.name()).isEqualTo("debian 13");
            assertThat(template.description()).isEqualTo("trixie");
            assertThat(template.defaults().memoryBytes()).isEqualTo(2 * Inventory.GIB);
        });
        assertThat(engine.events(EventCode.TEMPLATE_UPDATED)).hasSize(2);
        assertThat(engine.refusal(new UpdateTemplate(debian.id(), "other", null, 1L)))
                .containsExactly("NAME_IN_USE", "MEMORY_SIZE");
        assertThat(engine.refusal(new UpdateTemplate(UUID.randomUUID(), "x", null, null)))
                .containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new UpdateTemplate(Template.BLANK, "x", null, null)))
                .containsExactly("TEMPLATE_BLANK");
    }

    @Test
    void importShouldTellTheFormatByTheNameAlone() {
        engine.host().volumes().put(Inventory.PATH + "/import/disk.raw", VolumeFormat.RAW, Inventory.GIB);
        ImportTemplate command = new ImportTemplate(
                UUID.randomUUID(),
                UUID.randomUUID(),
                inventory.storage,
                "disk.raw",
                "raw",
                "",
                inventory.cluster,
                2 * Inventory.GIB,
                null);

        engine.done(command);

        assertThat(row(command.id()).orElseThrow().defaults().memoryBytes()).isEqualTo(2 * Inventory.GIB);
    }

    @Test
    void importShouldRefuseWhatIsNoPlainNameOfAnImage() {
        for (String file : List.of("", "../x.qcow2", "a/b.qcow2", "..", ".x.qcow2", "x.iso", "x", "a\nb.raw")) {
            ImportTemplate command = new ImportTemplate(
                    UUID.randomUUID(), UUID.randomUUID(), inventory.storage, file, "t", "", inventory.cluster, 0, null);
            assertThat(engine.refusal(command)).as(file).containsExactly("IMPORT_FILE");
        }
    }

    @Test
    void importShouldTellEverythingThatIsWrongAtOnce() {
        ImportTemplate command = new ImportTemplate(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "x", "Blank", "", UUID.randomUUID(), 1, null);

        assertThat(engine.refusal(command))
                .containsExactlyInAnyOrder("NAME_IN_USE", "IMPORT_FILE", "MEMORY_SIZE", "NOT_FOUND", "NOT_FOUND");
    }

    @Test
    void aTemplateShouldBeLockedWhileItIsCopied() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_START_COPY);
        ImportTemplate command = inventory.importOf("debian");

        UUID task = engine.accepted(command);

        assertThat(row(command.id()).orElseThrow().status()).isEqualTo(TemplateStatus.LOCKED);
        assertThat(engine.refusal(inventory.vmFrom(command.id(), "web"))).containsExactly("OBJECT_LOCKED");
        gate.open();
        engine.await(task);
    }

    @Test
    void anImageThatIsNotThereShouldLeaveNoTemplate() {
        ImportTemplate command = new ImportTemplate(
                UUID.randomUUID(),
                UUID.randomUUID(),
                inventory.storage,
                "no.qcow2",
                "t",
                "",
                inventory.cluster,
                0,
                null);

        engine.ended(command, TaskStatus.FAILED);

        assertThat(row(command.id())).isEmpty();
        assertThat(inventory.diskExists(command.diskId())).isFalse();
        assertThat(engine.events(EventCode.TEMPLATE_ADD_FAILED))
                .singleElement()
                .asString()
                .contains("no.qcow2");
    }

    @Test
    void aLostAnswerToACopyShouldBeFoundByLooking() {
        engine.host().fail(Verb.VOLUME_START_COPY, new Fault.CutAfter());
        ImportTemplate command = inventory.importOf("debian");

        engine.done(command);

        assertThat(row(command.id()).orElseThrow().status()).isEqualTo(TemplateStatus.OK);
        assertThat(inventory.imagePaths()).hasSize(1);
    }

    @Test
    void aCopyShouldBeAskedForUntilItHasEndedAlsoWhileTheHostIsAway() {
        engine.host().jobs().hold(true);
        engine.host().fail(Verb.VOLUME_START_COPY, new Fault.LoseAnswer());
        engine.host().fail(Verb.JOB_STATUS, new Fault.CutBefore());
        engine.host().fail(Verb.JOB_STATUS, new Fault.NotSent());
        Gate asked = Gate.before(engine.host(), Verb.JOB_STATUS);
        ImportTemplate command = inventory.importOf("debian");
        UUID task = engine.accepted(command);
        asked.awaitCall();
        engine.host().jobs().hold(false);
        asked.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.imagePaths()).hasSize(1);
        assertThat(row(command.id()).orElseThrow().status()).isEqualTo(TemplateStatus.OK);
    }

    @Test
    void aCopyThatEndedWithItsAgentShouldFailTheImport() {
        engine.host().jobs().hold(true);
        Gate asked = Gate.before(engine.host(), Verb.JOB_STATUS);
        ImportTemplate command = inventory.importOf("debian");
        UUID task = engine.accepted(command);
        asked.awaitCall();

        engine.host().jobs().interrupt();
        asked.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(row(command.id())).isEmpty();
        assertThat(inventory.imagePaths()).isEmpty();
    }

    @Test
    void aCopyThatTheHostHasForgottenShouldBeFoundByLooking() {
        engine.host().jobs().hold(true);
        Gate asked = Gate.before(engine.host(), Verb.JOB_STATUS);
        ImportTemplate command = inventory.importOf("debian");
        UUID task = engine.accepted(command);
        asked.awaitCall();

        engine.host().jobs().hold(false);
        engine.host().jobs().lose();
        asked.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.imagePaths()).hasSize(1);
    }

    @Test
    void anAgentWithoutJobsShouldCopyInOneCall() {
        engine.host()
                .fail(
                        Verb.VOLUME_START_COPY,
                        new Fault.Refuse(new HostError(HostErrorCode.METHOD_NOT_FOUND, "no verb")));

        engine.done(inventory.importOf("debian"));

        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_COPY);
    }

    @Test
    void removeShouldDeleteTheImageAndTheRows() {
        ImportTemplate command = inventory.importOf("debian");
        engine.done(command);

        engine.done(new RemoveTemplate(command.id()));

        assertThat(row(command.id())).isEmpty();
        assertThat(inventory.diskExists(command.diskId())).isFalse();
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(engine.events(EventCode.TEMPLATE_REMOVED)).hasSize(1);
    }

    @Test
    void removeShouldRefuseTheBlankTemplateAndOneThatVmsAreMadeOf() {
        UUID template = inventory.template("debian");
        engine.done(inventory.vmFrom(template, "web2"));

        assertThat(engine.refusal(new RemoveTemplate(Template.BLANK))).containsExactly("TEMPLATE_BLANK");
        assertThat(engine.violations(new RemoveTemplate(template)).toString())
                .contains("TEMPLATE_IN_USE", "web2", "TEMPLATE_HAS_LAYERS", "web2_Disk1");
    }

    @Test
    void removeShouldRefuseATemplateWhoseLayersOutliveTheirVm() {
        UUID template = inventory.template("debian");
        var vm = inventory.vmFrom(template, "web");
        engine.done(vm);
        engine.done(new RemoveVm(vm.id(), true));

        assertThat(engine.refusal(new RemoveTemplate(template))).containsExactly("TEMPLATE_HAS_LAYERS");
    }

    @Test
    void aFailedRemovalShouldLeaveTheTemplateUsable() {
        UUID template = inventory.template("debian");
        engine.host().fail(Verb.VOLUME_DELETE, new Fault.Refuse(new HostError(HostErrorCode.BUSY, "busy")));

        engine.ended(new RemoveTemplate(template), TaskStatus.FAILED);

        assertThat(row(template).orElseThrow().status()).isEqualTo(TemplateStatus.OK);
        engine.done(inventory.vmFrom(template, "web"));
    }
}
