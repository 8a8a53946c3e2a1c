package org.vireo.hostproxy.fake;

import java.time.Duration;
import java.util.List;
import org.vireo.hostproxy.host.DomainCapabilities;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.VirtType;

/** What a fake host tells of itself when a test says nothing else. */
public final class FakeFacts {

    /** The only storage root. */
    public static final String STORAGE_ROOT = "/var/lib/vireo/storage";

    static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nfake\n-----END CERTIFICATE-----\n";
    static final String REQUEST = "-----BEGIN CERTIFICATE REQUEST-----\nfake\n-----END CERTIFICATE REQUEST-----\n";
    static final long MEMORY_BYTES = 64L << 30;

    private FakeFacts() {}

    /** An x86_64 host with 8 processors and 64 GiB, bridge {@code br0} and one storage root. */
    public static HostCapabilities capabilities() {
        return new HostCapabilities(
                "fake.example",
                "1.0.0",
                "9.0.0",
                "7.2.0",
                "6.1.0",
                "Debian GNU/Linux 12",
                VirtType.QEMU,
                MEMORY_BYTES,
                8,
                "<capabilities><host><cpu><arch>x86_64</arch></cpu></host></capabilities>",
                List.of(new DomainCapabilities(
                        "x86_64",
                        "pc-q35-7.2",
                        VirtType.QEMU,
                        "<domainCapabilities><machine>pc-q35-7.2</machine><arch>x86_64</arch></domainCapabilities>")),
                List.of("br0"),
                List.of(STORAGE_ROOT),
                "/var/lib/vireo-agent/payload");
    }

    static HostStatistics statistics(FakeHost host) {
        var now = host.clock().instant();
        return new HostStatistics(
                now,
                MEMORY_BYTES,
                MEMORY_BYTES / 2,
                12.5,
                0.5,
                now.minus(Duration.ofDays(1)),
                host.domains().all().size());
    }
}
