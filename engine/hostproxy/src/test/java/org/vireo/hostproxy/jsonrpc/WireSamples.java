package org.vireo.hostproxy.jsonrpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.host.CustomScript;
import org.vireo.hostproxy.host.DomainCapabilities;
import org.vireo.hostproxy.host.DomainNumbers;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostNumbers;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.MdevType;
import org.vireo.hostproxy.host.NodeDevice;
import org.vireo.hostproxy.host.NodeDevices;
import org.vireo.hostproxy.host.ScriptFailure;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.hostproxy.host.VirtType;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.job.JobFailure;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageSpace;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeInfo;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.GuestAddress;
import org.vireo.hostproxy.vm.GuestInfo;
import org.vireo.hostproxy.vm.GuestInterface;
import org.vireo.hostproxy.vm.Screenshot;
import org.vireo.model.id.VmId;

/** One full value of everything that an agent answers, and the sparest ones. */
final class WireSamples {

    static final VmId ID = VmId.of("1c9a3c5e-4f0b-4f0e-9c53-6f2f1f0f8a01");
    static final Instant TIME = Instant.parse("2026-03-04T05:06:07.089Z");

    private WireSamples() {}

    static DomainStatus fullStatus() {
        var address = new GuestAddress("fe80::1", 64, GuestAddress.Family.IPV6);
        var nic = new GuestInterface("enp1s0", List.of(address), Optional.of("52:54:00:00:00:01"));
        var guest = new GuestInfo(
                List.of(nic), Optional.of("guest"), Optional.of("Debian"), Optional.of("12"), Optional.of("6.1"));
        return new DomainStatus(
                ID, "hello", DomainState.PAUSED, "ioerror", "00ff", true, Optional.of(TIME), Optional.of(guest));
    }

    static DomainStatus spareStatus() {
        return new DomainStatus(
                ID, "foreign", DomainState.RUNNING, "booted", "00ff", false, Optional.empty(), Optional.empty());
    }

    /** The fullest answer of a verb. */
    static Object answer(String verb) {
        return answers().getOrDefault(verb, List.of()).getFirst();
    }

    private static HostCustomizations customizations() {
        return new HostCustomizations(
                List.of(new CustomScript("before_start", "/hooks/before_start/a", "00ff")),
                List.of(new CustomScript("domain.destroy", "/overrides/domain.destroy", "")),
                List.of(new ScriptFailure("/hooks/before_start/a", TIME, "vm", "ended with 1")));
    }

    private static NodeDevice card() {
        return new NodeDevice(
                "pci_0000_03_10_1",
                "pci",
                List.of(new MdevType("i915-GVTg_V5_4", "GVTg_V5_4", 2)),
                Optional.of("0x8086"),
                Optional.of("Intel"),
                Optional.of("0x191b"),
                Optional.of("Card"),
                Optional.of("i915"),
                Optional.of(1),
                Optional.of("computer"),
                Optional.of("pci_0000_03_00_1"),
                Optional.of(7));
    }

    private static NodeDevice stick() {
        return new NodeDevice(
                "usb_at_1_4",
                "usb_device",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** By verb, every kind of answer. */
    static Map<String, List<Object>> answers() {
        Map<String, List<Object>> all = new HashMap<>(ofHosts());
        all.putAll(ofDomains());
        all.putAll(ofStorage());
        return all;
    }

    private static Map<String, List<Object>> ofHosts() {
        return Map.ofEntries(
                Map.entry("host.hello", List.of(greeting())),
                Map.entry("host.capabilities", List.of(capabilities())),
                Map.entry("host.statistics", List.of(new HostStatistics(TIME, 8, 4, 1.5, 0.25, TIME, 3))),
                Map.entry("host.follow_statistics", List.of(new Acknowledged())),
                Map.entry("host.devices", List.of(new NodeDevices(List.of(card(), stick())))),
                Map.entry("host.customizations", List.of(customizations())),
                Map.entry("host.certificate", List.of(new HostWire.Certificate("certificate"))),
                Map.entry("host.request_certificate", List.of(new HostWire.CertificateRequest("request"))),
                Map.entry("host.install_certificate", List.of(new Acknowledged())),
                Map.entry("host.set_revocations", List.of(new Acknowledged())),
                Map.entry("secret.define", List.of(new Acknowledged())),
                Map.entry("secret.undefine", List.of(new HostWire.Existed(true))));
    }

    private static Map<String, List<Object>> ofDomains() {
        var status = List.<Object>of(fullStatus(), spareStatus());
        return Map.ofEntries(
                Map.entry("domain.list", List.of(new DomainList("s", 7, true, List.of(fullStatus(), spareStatus())))),
                Map.entry("domain.xml", List.of(xmlReport())),
                Map.entry("domain.create", status),
                Map.entry("domain.shutdown", List.of(new Acknowledged())),
                Map.entry("domain.destroy", List.of(new DomainRemoved(true))),
                Map.entry("domain.reboot", List.of(new Acknowledged())),
                Map.entry("domain.suspend", status),
                Map.entry("domain.resume", status),
                Map.entry("domain.remains", List.of(new DomainWire.Remains(List.of(ID)))),
                Map.entry("domain.forget", List.of(new DomainRemoved(true))),
                Map.entry("domain.attach_device", status),
                Map.entry("domain.detach_device", status),
                Map.entry("domain.set_vcpus", status),
                Map.entry("domain.set_balloon", status),
                Map.entry("domain.set_block_io_tune", status),
                Map.entry("domain.update_device", status),
                Map.entry("domain.resize_block", status),
                Map.entry("domain.reset", status),
                Map.entry("domain.freeze", List.of(new DomainWire.FileSystems(2))),
                Map.entry("domain.thaw", List.of(new DomainWire.FileSystems(0))),
                Map.entry("domain.set_user_password", List.of(new Acknowledged())),
                Map.entry("domain.screenshot", List.of(new Screenshot("image/png", "AAAA"))),
                Map.entry(
                        "domain.job",
                        List.of(new DomainJob(DomainJob.State.UNBOUNDED, Map.of("time_elapsed", 1L << 40)))),
                Map.entry("console.open", List.of(new DomainWire.ConsoleTicket("ticket", 30))),
                Map.entry("domain.abort_job", List.of(new Acknowledged())));
    }

    private static Map<String, List<Object>> ofStorage() {
        var volume = new VolumeInfo("/s/images/a", VolumeFormat.QCOW2, 10, 5, Optional.of("/s/images/b"));
        var plain = new VolumeInfo("/s/images/a", VolumeFormat.RAW, 10, 5, Optional.empty());
        var space = List.<Object>of(new StorageSpace(100, 50));
        return Map.ofEntries(
                Map.entry("volume.resize", List.of(volume, plain)),
                Map.entry("storage.prepare", space),
                Map.entry("storage.statistics", space),
                Map.entry(
                        "storage.list",
                        List.of(new StorageWire.Files(List.of(new StorageFile("/s/images/a", 5, TIME))))),
                Map.entry("volume.create", List.of(volume, plain)),
                Map.entry("volume.copy", List.of(plain)),
                Map.entry("volume.start_copy", List.of(job(HostJob.State.FINISHED, Optional.of(volume)))),
                Map.entry("volume.start_checksum", List.of(job(HostJob.State.RUNNING, Optional.empty()))),
                Map.entry("job.status", List.of(job(HostJob.State.FAILED, Optional.empty()))),
                Map.entry("job.abort", List.of(job(HostJob.State.ABORTED, Optional.empty()))),
                Map.entry(
                        "job.list",
                        List.of(new StorageWire.Jobs(List.of(job(HostJob.State.FINISHED, Optional.of(plain)))))),
                Map.entry("volume.info", List.of(volume, plain)),
                Map.entry("volume.delete", List.of(new VolumeRemoved(false))));
    }

    private static HostJob job(HostJob.State state, Optional<VolumeInfo> volume) {
        var why = new JobFailure("STORAGE_FULL", "no space", Optional.of("output"));
        return new HostJob(
                new UUID(1, 2),
                "volume.start_copy",
                state,
                1L << 40,
                1L << 41,
                TIME,
                volume,
                state == HostJob.State.FINISHED ? Optional.of("00ff") : Optional.empty(),
                state == HostJob.State.RUNNING ? Optional.empty() : Optional.of(why));
    }

    static Map<String, byte[]> deflated(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(bytes)) {
            deflating.write(text);
        }
        return Map.of("deflated", bytes.toByteArray());
    }

    static StatisticsDelta delta() {
        var domain = new DomainNumbers(ID, true, Map.of("cpu.time", 1L << 60));
        var host = new HostNumbers(true, Map.of("net.eth0.rx.bytes", 1L));
        return new StatisticsDelta(TIME, false, host, List.of(domain), List.of(ID), List.of(ID));
    }

    private static HostGreeting greeting() {
        return new HostGreeting(
                1, "1.0.0", new UUID(1, 2), "session", 12, true, Set.of("events.replay"), Optional.of(1L << 40));
    }

    private static HostCapabilities capabilities() {
        return new HostCapabilities(
                "host.example",
                "1.0.0",
                "9.0.0",
                "7.2.0",
                "6.1.0",
                "Debian",
                VirtType.KVM,
                64L << 30,
                8,
                "<capabilities/>",
                List.of(new DomainCapabilities("x86_64", "pc-q35-7.2", VirtType.QEMU, "<domainCapabilities/>")),
                List.of("br0"),
                List.of("/s"),
                "/p");
    }

    private static DomainXmlReport xmlReport() {
        return new DomainXmlReport(
                List.of(new DomainXml(ID, "00ff", "<domain/>")), List.of(ID), Optional.of(List.of(ID)));
    }
}
