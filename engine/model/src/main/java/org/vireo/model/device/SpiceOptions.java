package org.vireo.model.device;

import java.util.List;

/**
 * What a SPICE console is set to.
 *
 * @param copyPaste whether the clipboards of client and guest are one
 * @param fileTransfer whether files can be dropped into the guest
 * @param tlsPort whether there is a port that speaks TLS, for which the host needs certificates
 * @param secureChannels what never goes over the port without TLS
 */
public record SpiceOptions(
        boolean copyPaste,
        boolean fileTransfer,
        SpiceStreaming streaming,
        boolean tlsPort,
        List<SpiceChannel> secureChannels) {

    public static final SpiceOptions DEFAULT = new SpiceOptions(true, true, SpiceStreaming.FILTER, false, List.of());

    @SuppressWarnings("ConstantValue")
    public SpiceOptions {
        streaming = streaming == null ? SpiceStreaming.FILTER : streaming;
        secureChannels = secureChannels == null ? List.of() : List.copyOf(secureChannels);
        if (!secureChannels.isEmpty() && !tlsPort) {
            throw new IllegalArgumentException("SPICE channels " + secureChannels
                    + " are to be secure, but the console has no TLS port: give it one");
        }
    }
}
