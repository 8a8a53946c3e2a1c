package org.vireo.it.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.core.monitoring.match.ConfiguredDevice;
import org.vireo.core.monitoring.match.MatchResult;
import org.vireo.core.monitoring.match.Matcher;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.VmSpec;

/**
 * Takes every golden case as far as it says that it is proved: started by libvirt on QEMU, reported and matched, stopped
 * and started again; or defined on libvirt's test driver.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenStartIT {

    private final DomainBuilder builder = new DomainBuilder();
    private final DomainParser parser = new DomainParser();

    @SuppressWarnings("NullAway.Init")
    private PrivateLibvirt libvirt;

    @SuppressWarnings("NullAway.Init")
    private LocalFiles files;

    static List<GoldenCase> started() {
        return proved(GoldenCase.Proof.STARTED);
    }

    static List<GoldenCase> defined() {
        return proved(GoldenCase.Proof.DEFINED);
    }

    private static List<GoldenCase> proved(GoldenCase.Proof proof) {
        return GoldenCases.all().stream()
                .filter(golden -> golden.proof() == proof)
                .toList();
    }

    @BeforeAll
    void start() throws IOException {
        libvirt = PrivateLibvirt.start();
        files = new LocalFiles(Files.createDirectory(libvirt.folder().resolve("files")));
    }

    /** The list of what is proved how far. */
    @BeforeAll
    static void say() {
        for (GoldenCase golden : GoldenCases.all()) {
            System.out.printf("%s: %s%s%n", golden.name(), golden.proof(), reason(golden));
        }
    }

    @AfterAll
    void end() {
        if (libvirt != null) {
            libvirt.close();
        }
    }

    private static String reason(GoldenCase golden) {
        return golden.reason().isEmpty() ? "" : ", " + golden.reason();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("started")
    void whatIsStartedShouldBeReportedWholeAndComeBackToTheSamePlaces(GoldenCase golden) throws IOException {
        ReportedVm first = run(golden, golden.vm());
        VmSpec known = withAddresses(golden.vm(), matched(golden.vm(), first));
        ReportedVm second = run(golden, known);
        matched(known, second);
        assertThat(places(second)).isEqualTo(places(first));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defined")
    void whatCannotBeStartedShouldBeDefinedOnTheTestDriver(GoldenCase golden) throws IOException {
        String xml = built(golden, golden.vm()).replaceFirst("<domain type=\"[a-z]+\"", "<domain type=\"test\"");
        Path file = Files.writeString(libvirt.folder().resolve("defined.xml"), xml);
        String said = PrivateLibvirt.output(List.of(
                "/usr/bin/virsh",
                "-q",
                "-c",
                "test:///default",
                "define " + file + "; dumpxml " + golden.vm().id()));
        matched(golden.vm(), read(said));
    }

    private ReportedVm run(GoldenCase golden, VmSpec vm) throws IOException {
        Path file = libvirt.folder().resolve("started.xml");
        Files.writeString(file, files.instead(built(golden, vm)));
        libvirt.virsh("create", "--validate", file.toString());
        try {
            return read(libvirt.virsh("dumpxml", vm.id().toString()));
        } finally {
            libvirt.virsh("destroy", vm.id().toString());
        }
    }

    private String built(GoldenCase golden, VmSpec vm) {
        return switch (builder.build(vm, golden.host())) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }

    private ReportedVm read(String xml) {
        return switch (parser.parse(xml)) {
            case ParseResult.Parsed parsed -> parsed.vm();
            case ParseResult.Unreadable unreadable -> fail(unreadable.reason());
        };
    }

    private static MatchResult matched(VmSpec vm, ReportedVm reported) {
        List<ConfiguredDevice> configured = vm.devices().stream()
                .map(entry -> new ConfiguredDevice(entry.device(), entry.address()))
                .toList();
        MatchResult result = Matcher.match(configured, reported);
        assertThat(result.missing()).isEmpty();
        assertThat(result.foreign()).isEmpty();
        assertThat(result.unmanaged()).allMatch(GoldenStartIT::isOfTheMachine);
        assertThat(result.paired()).hasSameSizeAs(vm.devices());
        return result;
    }

    /** What libvirt adds because a machine cannot be without, and the IOMMU that more than 255 vCPUs need. */
    private static boolean isOfTheMachine(ReportedDevice device) {
        return device instanceof ReportedController
                || (device.kind() == DeviceKind.INPUT
                        && String.valueOf(device.hostSide()).endsWith("on ps2"))
                || (device.kind() == DeviceKind.IOMMU && device.alias() == null);
    }

    private static VmSpec withAddresses(VmSpec vm, MatchResult result) {
        Map<DeviceId, @Nullable DeviceAddress> addresses =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        result.paired()
                .forEach(pair ->
                        addresses.put(pair.device().id(), pair.reported().address()));
        return vm.withDevices(vm.devices().stream()
                .map(entry -> new DeviceEntry(
                        entry.device(), addresses.get(entry.device().id())))
                .toList());
    }

    /** Every device with its place; what has no alias is told apart by its element and its turn. */
    private static Map<String, String> places(ReportedVm vm) {
        Map<String, String> places = new TreeMap<>();
        int turn = 0;
        for (ReportedDevice device : vm.devices()) {
            turn++;
            String name = device.alias() == null ? device.element() + " " + turn : device.alias();
            places.put(name, String.valueOf(device.address()));
        }
        return places;
    }
}
