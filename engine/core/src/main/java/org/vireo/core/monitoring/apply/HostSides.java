package org.vireo.core.monitoring.apply;

import org.jspecify.annotations.Nullable;
import org.vireo.model.reported.ReportedBalloon;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.reported.ReportedChannel;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedFilesystem;
import org.vireo.model.reported.ReportedFloppy;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedHostDevice;
import org.vireo.model.reported.ReportedInput;
import org.vireo.model.reported.ReportedIommu;
import org.vireo.model.reported.ReportedLease;
import org.vireo.model.reported.ReportedMemory;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedPanic;
import org.vireo.model.reported.ReportedRedirection;
import org.vireo.model.reported.ReportedRedirectionFilter;
import org.vireo.model.reported.ReportedRng;
import org.vireo.model.reported.ReportedSerial;
import org.vireo.model.reported.ReportedSmartcard;
import org.vireo.model.reported.ReportedSound;
import org.vireo.model.reported.ReportedTpm;
import org.vireo.model.reported.ReportedVideo;
import org.vireo.model.reported.ReportedVirtioConsole;
import org.vireo.model.reported.ReportedVsock;
import org.vireo.model.reported.ReportedWatchdog;
import org.vireo.model.reported.UnknownDevice;

/** What a device is called on its host: a tap device, a port, a path. Pure. */
final class HostSides {

    private HostSides() {}

    static @Nullable String of(ReportedDevice device) {
        return switch (device) {
            case ReportedNic nic -> nic.hostName() == null ? nic.attachment().source() : nic.hostName();
            case ReportedHostDevice host ->
                host.source() == null ? null : host.source().toString();
            case ReportedVsock socket -> socket.cid() == 0 ? null : "cid " + socket.cid();
            case ReportedFilesystem share -> share.source();
            case ReportedGraphics graphics -> {
                int port = graphics.port() < 0 ? graphics.tlsPort() : graphics.port();
                yield port < 0 ? null : graphics.listen() + ":" + port;
            }
            case ReportedSerial serial -> serial.hostPath();
            case ReportedDisk disk -> disk.sourcePath();
            case ReportedCdrom cdrom -> cdrom.mediumPath();
            case ReportedFloppy floppy -> floppy.mediumPath();
            case ReportedLease lease -> lease.lockspace() + "/" + lease.key();
            case ReportedController controller -> controller.model();
            case ReportedBalloon balloon -> null;
            case ReportedChannel channel -> channel.name();
            case ReportedRng rng -> rng.source();
            case ReportedMemory memory -> memory.sourcePath() == null ? memory.model() : memory.sourcePath();
            case ReportedIommu iommu -> iommu.model();
            case ReportedVideo video -> video.model();
            case ReportedVirtioConsole console -> console.hostPath();
            case ReportedSound sound -> sound.model();
            case ReportedInput input -> input.type() + " on " + input.bus();
            case ReportedRedirection port -> port.type();
            case ReportedRedirectionFilter filter -> null;
            case ReportedSmartcard card -> card.mode();
            case ReportedTpm tpm -> tpm.backend();
            case ReportedWatchdog watchdog -> watchdog.model();
            case ReportedPanic panic -> panic.model();
            case UnknownDevice unknown -> null;
        };
    }
}
