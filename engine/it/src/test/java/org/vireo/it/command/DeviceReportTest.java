package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.audit.Auditor;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.launch.VmNetworks;
import org.vireo.core.monitoring.apply.DeviceApplier;
import org.vireo.core.monitoring.apply.DeviceRows;
import org.vireo.core.monitoring.apply.MachineApplier;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.VmDevice;

/** What a host reports of a VM's devices, on its way into the rows: the ways in which such systems went wrong before. */
class DeviceReportTest {

    private static final String UNMANAGED =
            "<controller type='pci' index='0' model='pcie-root'><alias name='pcie.0'/></controller>"
                    + "<input type='mouse' bus='ps2'><alias name='input1'/></input><hub type='usb'/><hub type='usb'/>";

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;
    private DeviceApplier applier;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        var database = engine.database();
        InProcessEventBus events = new InProcessEventBus(database.transactions());
        Auditor auditor = new Auditor(database.auditLog(), events, engine.clock());
        applier = new DeviceApplier(
                database.vms(),
                new DeviceRows(database.vms(), auditor),
                new MachineApplier(auditor),
                new VmNetworks(database.vnicProfiles(), database.networks()),
                new ResolvedDisks(database.disks(), database.storageDomains()),
                database.transactions(),
                events);
        database.transactions()
                .run(() -> database.vms()
                        .runtimeForUpdate(vm)
                        .orElseThrow()
                        .launching(
                                engine.hostId(),
                                inventory.vm(vm).settings(),
                                null,
                                0,
                                engine.clock().instant()));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void unmanagedRowsShouldNotBeDeletedAndMadeAnew() {
        report("hash 1", devices() + UNMANAGED);
        Map<String, String> first = versions();
        report(
                "hash 2",
                "<hub type='usb'/>" + UNMANAGED.replace("<hub type='usb'/><hub type='usb'/>", "") + devices()
                        + "<hub type='usb'/>");
        assertThat(versions()).isEqualTo(first);
        assertThat(rows()).filteredOn(row -> !row.isManaged()).hasSize(4);
    }

    @Test
    void aHashShouldBeKeptOnlyWithWhatWasRead() {
        report("hash 1", devices());
        applier.apply(origin(), List.of(new DomainXml(new VmId(vm), "hash 2", "<domain><devices>")));
        assertThat(hash()).isEqualTo("hash 1");
        report("hash 3", devices());
        assertThat(hash()).isEqualTo("hash 3");
    }

    @Test
    void aVmWhoseRowsCannotBeReadShouldKeepNothingFromTheOthers() {
        UUID broken = inventory.madeBlankVm("broken");
        SharedDatabase.change("update vm_device set device = '{\"kind\": \"NEVER\"}' where vm_id = '" + broken + "'");

        applier.apply(
                origin(),
                List.of(
                        new DomainXml(
                                new VmId(broken),
                                "hash 1",
                                domain(devices()).replace(vm.toString(), broken.toString())),
                        new DomainXml(new VmId(vm), "hash 1", domain(devices()))));

        assertThat(hash()).isEqualTo("hash 1");
        assertThat(rows()).allMatch(row -> row.state() == DeviceState.PAIRED);
    }

    @Test
    void anEmptyDevicesElementShouldMakeDevicesMissingAndNothingElse() {
        report("hash 1", devices());
        int before = rows().size();
        applier.apply(
                origin(),
                List.of(new DomainXml(
                        new VmId(vm), "hash 2", domain("").replace("<devices></devices>", "<devices/>"))));
        assertThat(rows()).hasSize(before).allMatch(row -> row.state() == DeviceState.MISSING);
        assertThat(hash()).isEqualTo("hash 2");
    }

    @Test
    void aDeviceThatIsMissingShouldStayConfiguredWithItsPlaceAndBeSaid() {
        report("hash 1", devices());
        VmDevice rng = row(DeviceKind.RNG);
        DeviceAddress place = rng.address();
        report("hash 2", devices().replaceFirst("<rng.*?</rng>", ""));
        VmDevice missing = row(DeviceKind.RNG);
        assertThat(missing.state()).isEqualTo(DeviceState.MISSING);
        assertThat(missing.isManaged()).isTrue();
        assertThat(missing.address()).isEqualTo(place).isNotNull();
        assertThat(engine.events(EventCode.VM_DEVICE_MISSING)).hasSize(1);
        report("hash 3", devices().replaceFirst("<rng.*?</rng>", "") + UNMANAGED);
        assertThat(engine.events(EventCode.VM_DEVICE_MISSING)).as("said once").hasSize(1);
    }

    @Test
    void graphicsInputAndConsolesShouldBeReportedBack() {
        report("hash 1", devices());
        assertThat(row(DeviceKind.GRAPHICS).hostSide()).isEqualTo("127.0.0.1:5907");
        assertThat(row(DeviceKind.SERIAL_CONSOLE).hostSide()).isEqualTo("/dev/pts/7");
        assertThat(row(DeviceKind.INPUT).address()).isEqualTo(new DeviceAddress.Usb(0, "1"));
        assertThat(rows()).allMatch(row -> row.state() == DeviceState.PAIRED);
    }

    @Test
    void anRngWhoseAliasNamesAnotherDeviceShouldNotTakeTheRecord() {
        String graphics = UserAlias.of(row(DeviceKind.VIDEO).deviceId());
        String rng = UserAlias.of(row(DeviceKind.RNG).deviceId());
        report("hash 1", devices().replace(rng, graphics));
        assertThat(row(DeviceKind.RNG).state()).isEqualTo(DeviceState.MISSING);
        assertThat(rows())
                .filteredOn(row -> !row.isManaged())
                .extracting(VmDevice::kind)
                .containsExactly("rng");
    }

    @Test
    void aCardThatLostItsFilterShouldBeSaidOnceAndBeWellAgain() {
        card(inventory.profile);
        report("hash 1", devices());
        assertThat(row(DeviceKind.NIC).state()).isEqualTo(DeviceState.PAIRED);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED)).isEmpty();

        String bare = devices().replaceAll("<filterref[^>]*/>", "");
        report("hash 2", bare);
        report("hash 3", bare + UNMANAGED);

        assertThat(row(DeviceKind.NIC).state()).isEqualTo(DeviceState.UNPROTECTED);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED))
                .as("said once")
                .singleElement()
                .asString()
                .contains("web", "nic1", "vireo-no-mac-spoofing");

        report("hash 4", devices());
        assertThat(row(DeviceKind.NIC).state()).isEqualTo(DeviceState.PAIRED);
        report("hash 5", bare);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED)).as("lost again").hasSize(2);
    }

    @Test
    void aCardWhoseProfileHasNoFilterShouldNotBeUnprotected() {
        engine.database().transactions().run(() -> {
            var profile =
                    engine.database().vnicProfiles().find(inventory.profile).orElseThrow();
            profile.apply(
                    profile.name(),
                    profile.description(),
                    new VnicProfileSettings("", Bandwidth.UNLIMITED, false, null, 0));
        });
        card(inventory.profile);

        report("hash 1", devices().replaceAll("<filterref[^>]*/>", ""));

        assertThat(row(DeviceKind.NIC).state()).isEqualTo(DeviceState.PAIRED);
        assertThat(engine.events(EventCode.NIC_UNPROTECTED)).isEmpty();
    }

    private void card(UUID profile) {
        NicDevice nic = new NicDevice(
                new DeviceId(UUID.randomUUID()),
                "nic1",
                new MacAddress("52:54:00:00:00:01"),
                new VnicProfileId(profile),
                NicModel.VIRTIO,
                true,
                null);
        engine.database().transactions().run(() -> engine.database().vms().addDevice(new VmDevice(vm, nic)));
    }

    private void report(String hash, String devices) {
        applier.apply(origin(), List.of(new DomainXml(new VmId(vm), hash, domain(devices))));
    }

    private ReportOrigin origin() {
        return new ReportOrigin(engine.hostId(), "report", "test");
    }

    private String domain(String devices) {
        return "<domain type='qemu'><name>web</name><uuid>" + vm + "</uuid><metadata>"
                + "<vireo:vm xmlns:vireo='https://vireo-project.org/xmlns/vm/1' version='1'><vireo:id>" + vm
                + "</vireo:id></vireo:vm></metadata><memory unit='MiB'>1024</memory><devices>" + devices
                + "</devices></domain>";
    }

    /** The VM's own devices, as libvirt would report them. */
    private String devices() {
        return rows().stream()
                .filter(VmDevice::isManaged)
                .map(DeviceReportTest::reported)
                .collect(Collectors.joining());
    }

    private static String reported(VmDevice row) {
        String alias = "<alias name='" + UserAlias.of(row.deviceId()) + "'/>";
        String pci = "<address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>";
        return switch (DeviceKind.valueOf(row.kind())) {
            case GRAPHICS -> "<graphics type='vnc' port='5907' listen='127.0.0.1'/>";
            case INPUT -> "<input type='tablet' bus='usb'>" + alias + "<address type='usb' bus='0' port='1'/></input>";
            case VIDEO -> "<video><model type='vga'/>" + alias + "</video>";
            case SERIAL_CONSOLE -> "<serial type='pty'><source path='/dev/pts/7'/>" + alias + "</serial>";
            case RNG -> "<rng model='virtio'>" + alias + pci + "</rng>";
            case BALLOON -> "<memballoon model='virtio'>" + alias + "</memballoon>";
            case GUEST_AGENT_CHANNEL ->
                "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/>" + alias + "</channel>";
            case NIC ->
                "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/><target dev='vnet0'/>"
                        + "<filterref filter='vireo-no-mac-spoofing'/>" + alias + "</interface>";
            case CDROM -> "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/>" + alias + "</disk>";
            default -> throw new AssertionError("A new VM has a " + row.kind() + " now: say how it is reported");
        };
    }

    private VmDevice row(DeviceKind kind) {
        return rows().stream()
                .filter(row -> row.kind().equals(kind.name()))
                .findFirst()
                .orElseThrow();
    }

    private List<VmDevice> rows() {
        return engine.read(() -> engine.database().vms().devices(vm));
    }

    private @Nullable String hash() {
        return engine.read(
                () -> engine.database().vms().runtimeForUpdate(vm).orElseThrow().devicesHash());
    }

    /** The database's own number of each row's version: another one means that it was written. */
    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        try (Connection connection = engine.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select device_id, xmin from vm_device where vm_id = '" + vm + "'")) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return versions;
    }
}
