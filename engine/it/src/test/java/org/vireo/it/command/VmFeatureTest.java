package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Vm;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vm.feature.DisplayWishes;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.TpmModel;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.device.VideoModel;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.VmId;
import org.vireo.model.template.Template;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.mapping.feature.FeatureMapper;

/** Settings of VMs that are made of devices. */
class VmFeatureTest {

    private static final DisplayWishes SPICE = display(GraphicsProtocol.SPICE, null, null);
    private static final DisplayWishes VNC = display(GraphicsProtocol.VNC, null, null);

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static DisplayWishes display(
            @Nullable GraphicsProtocol protocol, @Nullable Integer screens, @Nullable Boolean oneCard) {
        return new DisplayWishes(protocol, null, screens, oneCard, null, null, null);
    }

    private static FeatureWishes with(DisplayWishes display) {
        return new FeatureWishes(display, null, null, null, null, null, null, null, null);
    }

    private static FeatureWishes all(boolean wanted) {
        return new FeatureWishes(null, wanted, wanted, wanted, wanted, null, wanted, wanted, null);
    }

    private UpdateVm update(FeatureWishes wishes) {
        return new UpdateVm(vm, VmChanges.NONE, false, wishes);
    }

    private <T extends Device> List<T> devices(Class<T> kind) {
        return inventory.devices(vm).stream()
                .map(row -> Objects.requireNonNull(row.device()))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What the host gets; the VM is down again. */
    private String startedXml() {
        engine.done(new StartVm(vm, false));
        engine.host().domains().stop(new VmId(vm), StopReason.DESTROYED);
        inventory.pretendDown(vm);
        return engine.host().created().getLast().xml();
    }

    @Test
    void spiceShouldComeAndGoWithAllThatOnlyItsClientsCanUse() {
        engine.done(update(with(SPICE)));
        engine.done(update(all(true)));

        assertThat(devices(GraphicsDevice.class))
                .singleElement()
                .satisfies(console -> assertThat(console.protocol()).isEqualTo(GraphicsProtocol.SPICE));
        assertThat(devices(VideoDevice.class))
                .singleElement()
                .satisfies(card -> assertThat(card.model()).isEqualTo(VideoModel.QXL));
        assertThat(devices(SpiceAgentChannelDevice.class)).hasSize(1);
        assertThat(devices(RedirectionDevice.class)).hasSize(4);
        assertThat(devices(SmartcardDevice.class)).hasSize(1);
        assertThat(devices(SoundDevice.class))
                .singleElement()
                .satisfies(card -> assertThat(card.output()).isEqualTo(SoundOutput.SPICE));
        String xml = startedXml();
        assertThat(xml).contains("<graphics type=\"spice\"", "<smartcard ", "<redirdev ", "<sound ", "type=\"qxl\"");

        engine.done(update(with(VNC)));

        assertThat(devices(SpiceAgentChannelDevice.class)).isEmpty();
        assertThat(devices(RedirectionDevice.class)).isEmpty();
        assertThat(devices(SmartcardDevice.class)).isEmpty();
        assertThat(devices(SoundDevice.class))
                .singleElement()
                .satisfies(card -> assertThat(card.output()).isEqualTo(SoundOutput.NONE));
        assertThat(startedXml()).contains("<graphics type=\"vnc\"").doesNotContain("spice");
    }

    @Test
    void whatIsSoAlreadyShouldBeNoChangeSoThatClientsCanSendBackWhatTheyRead() {
        engine.done(update(with(SPICE)));
        engine.done(update(all(true)));
        long before = inventory.vm(vm).configurationVersion();
        inventory.pretendUp(vm);

        engine.done(update(all(true)));
        engine.done(update(with(new DisplayWishes(GraphicsProtocol.SPICE, VideoModel.QXL, 1, true, true, true, ""))));

        assertThat(inventory.vm(vm).configurationVersion()).isEqualTo(before);
    }

    /** What one word stands for can be several devices; nobody asked for a change of any. */
    @Test
    void whatIsShownShouldComeBackAsItIs() {
        exchange(
                new GraphicsDevice(id(1), GraphicsProtocol.VNC, null),
                new VideoDevice(id(2), VideoModel.VGA),
                new VideoDevice(id(3), VideoModel.QXL, 1, VideoMemory.DEFAULT, true),
                new RngDevice(id(4), RngSource.BUILTIN, new RngLimit(10, 20)),
                new RngDevice(id(5), RngSource.HWRNG, null),
                new SmartcardDevice(id(6), SmartcardMode.HOST),
                new RedirectionFilterDevice(id(7), List.of(new UsbFilterRule(-1, -1, -1, -1, true))));
        assertUnchangedByItsEcho();

        exchange(
                new GraphicsDevice(id(1), GraphicsProtocol.VNC, null),
                new GraphicsDevice(id(2), GraphicsProtocol.SPICE, "de"),
                new VideoDevice(id(3), VideoModel.VIRTIO, 2, VideoMemory.DEFAULT, false),
                new VirtioConsoleDevice(id(4)));
        assertUnchangedByItsEcho();
    }

    private static DeviceId id(int number) {
        return new DeviceId(new UUID(1, number));
    }

    private void exchange(Device... devices) {
        engine.database().transactions().run(() -> {
            engine.database().vms().devices(vm).forEach(engine.database().vms()::removeDevice);
            List.of(devices).forEach(device -> engine.database().vms().addDevice(new VmDevice(vm, device)));
        });
    }

    private void assertUnchangedByItsEcho() {
        List<Device> before = devices(Device.class);
        Vm shown = new Vm();
        FeatureMapper.addAll(shown, before);
        engine.done(update(Objects.requireNonNull(FeatureMapper.toWishes(shown))));
        assertThat(devices(Device.class)).isEqualTo(before);
    }

    @Test
    void randomNumbersShouldChangeWhereTheyAreShownAlone() {
        exchange(
                new RngDevice(id(1), RngSource.BUILTIN, null),
                new RngDevice(id(2), RngSource.HWRNG, new RngLimit(1, 2)));

        engine.done(update(new FeatureWishes(
                null, null, null, null, null, new FeatureWishes.Rng(RngSource.RANDOM, null), null, null, null)));

        assertThat(devices(RngDevice.class))
                .containsExactly(
                        new RngDevice(id(1), RngSource.RANDOM, null),
                        new RngDevice(id(2), RngSource.HWRNG, new RngLimit(1, 2)));
    }

    @Test
    void theOneWordForTheConsoleShouldLeaveOneConsole() {
        engine.done(update(with(SPICE)));
        engine.done(update(all(true)));
        engine.done(update(FeatureWishes.of(GraphicsProtocol.VNC, true)));
        assertThat(devices(GraphicsDevice.class)).hasSize(2);

        engine.done(update(with(VNC)));

        assertThat(devices(GraphicsDevice.class))
                .singleElement()
                .satisfies(console -> assertThat(console.protocol()).isEqualTo(GraphicsProtocol.VNC));
        assertThat(startedXml()).contains("<graphics type=\"vnc\"").doesNotContain("spice");
    }

    @Test
    void aFurtherConsoleShouldBringWhatItsClientsUseAndTakeItAlong() {
        engine.done(update(new FeatureWishes(null, true, null, null, null, null, null, null, null)));
        engine.done(update(FeatureWishes.of(GraphicsProtocol.SPICE, true)));

        assertThat(devices(SpiceAgentChannelDevice.class)).hasSize(1);
        assertThat(devices(SoundDevice.class)).allMatch(card -> card.output() == SoundOutput.SPICE);
        engine.done(update(new FeatureWishes(null, null, null, true, true, null, null, null, null)));
        assertThat(startedXml()).contains("<graphics type=\"vnc\"", "<graphics type=\"spice\"", "<redirdev ");
        assertThat(engine.refusal(update(FeatureWishes.of(GraphicsProtocol.SPICE, true))))
                .containsExactly("DEVICE_THERE");

        engine.done(update(FeatureWishes.of(GraphicsProtocol.SPICE, false)));

        assertThat(devices(GraphicsDevice.class)).hasSize(1);
        assertThat(startedXml()).contains("<graphics type=\"vnc\"").doesNotContain("spice", "<redirdev ");
    }

    @Test
    void everyDeviceShouldComeAndGoByItsWord() {
        engine.done(update(with(SPICE)));
        engine.done(update(all(true)));
        for (Class<? extends Device> kind : List.of(
                SoundDevice.class,
                SerialConsoleDevice.class,
                RedirectionDevice.class,
                SmartcardDevice.class,
                TpmDevice.class,
                BalloonDevice.class)) {
            assertThat(devices(kind)).as(kind.getSimpleName()).isNotEmpty();
        }

        engine.done(update(all(false)));

        for (Class<? extends Device> kind : List.of(
                SoundDevice.class,
                SerialConsoleDevice.class,
                RedirectionDevice.class,
                SmartcardDevice.class,
                TpmDevice.class,
                BalloonDevice.class)) {
            assertThat(devices(kind)).as(kind.getSimpleName()).isEmpty();
        }
        assertThat(startedXml()).doesNotContain("<tpm ", "<redirdev ").contains("<memballoon model=\"none\"");
    }

    @Test
    void aTpmShouldBeTheOneThatTheFirmwareKnows() {
        engine.done(update(all(false)));
        engine.done(update(new FeatureWishes(null, null, null, null, null, null, true, null, null)));

        assertThat(devices(TpmDevice.class))
                .singleElement()
                .satisfies(tpm -> assertThat(tpm.model()).isEqualTo(TpmModel.TIS));
    }

    @Test
    void randomNumbersShouldComeFromWhereTheyAreAskedFor() {
        RngLimit limit = new RngLimit(1234, 1000);
        engine.done(update(new FeatureWishes(
                null, null, null, null, null, new FeatureWishes.Rng(RngSource.RANDOM, limit), null, null, null)));

        assertThat(devices(RngDevice.class)).singleElement().satisfies(rng -> {
            assertThat(rng.source()).isEqualTo(RngSource.RANDOM);
            assertThat(rng.limit()).isEqualTo(limit);
        });
        assertThat(startedXml()).contains("/dev/random", "bytes=\"1234\"");
    }

    @Test
    void screensShouldBeOnOneCardOrOnCardsOfTheirOwn() {
        engine.done(update(with(display(GraphicsProtocol.SPICE, 3, true))));
        assertThat(devices(VideoDevice.class))
                .singleElement()
                .satisfies(card -> assertThat(card.heads()).isEqualTo(3));

        engine.done(update(with(display(null, 2, false))));
        assertThat(devices(VideoDevice.class)).hasSize(2).allMatch(card -> card.heads() == 1);
        assertThat(startedXml()).contains("primary=\"yes\"");

        engine.done(update(with(display(GraphicsProtocol.VNC, null, null))));
        assertThat(devices(VideoDevice.class)).hasSize(1);
    }

    @Test
    void whatIsImpossibleShouldBeRefusedInWordsAndChangeNothing() {
        engine.done(
                update(with(new DisplayWishes(GraphicsProtocol.VNC, VideoModel.VGA, null, null, null, null, null))));
        List<Device> before = devices(Device.class);

        assertThat(engine.refusal(update(with(display(null, 2, true))))).containsExactly("DISPLAY");
        assertThat(engine.refusal(update(with(display(GraphicsProtocol.SPICE, 5, true)))))
                .containsExactly("DISPLAY");
        assertThat(engine.violations(update(new FeatureWishes(null, null, null, true, true, null, null, null, null))))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.text()).contains("SPICE", "display.type"));
        DisplayWishes odd = new DisplayWishes(null, null, null, null, false, null, "x y");
        assertThat(engine.refusal(update(with(odd)))).containsExactly("DISPLAY");
        assertThat(devices(Device.class)).isEqualTo(before);
    }

    @Test
    void aRunningVmShouldKeepItsDevices() {
        inventory.pretendUp(vm);

        assertThat(engine.violations(update(with(SPICE)))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("VM_NOT_DOWN");
            assertThat(violation.text()).contains("graphics", "video", "Stop the VM first");
        });
    }

    /** A device that the configuration no longer has would be reported as one that somebody added on the host. */
    @Test
    void theNextRunOfARunningVmShouldBeSaidToHaveNoOtherDevices() {
        List<Device> before = devices(Device.class);
        inventory.pretendUp(vm);

        assertThat(engine.violations(new UpdateVm(vm, VmChanges.NONE, true, all(false))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("VM_NOT_DOWN");
                    assertThat(violation.text()).contains("balloon", "next_run", "Stop the VM first");
                });
        assertThat(devices(Device.class)).isEqualTo(before);
    }

    @Test
    void aNewVmShouldHaveWhatIsAskedForOrNotBeMade() {
        UUID made = UUID.randomUUID();
        engine.done(new AddVm(made, inventory.cluster, Template.BLANK, Inventory.named("db"), with(SPICE)));
        vm = made;
        assertThat(devices(GraphicsDevice.class))
                .singleElement()
                .satisfies(console -> assertThat(console.protocol()).isEqualTo(GraphicsProtocol.SPICE));

        UUID refused = UUID.randomUUID();
        assertThat(engine.refusal(new AddVm(
                        refused,
                        inventory.cluster,
                        Template.BLANK,
                        Inventory.withMemory("x", 17),
                        with(display(null, 9, true)))))
                .containsExactlyInAnyOrder("MEMORY_SIZE", "DISPLAY");
        assertThat(inventory.vmExists(refused)).isFalse();
    }
}
