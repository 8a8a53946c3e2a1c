package org.vireo.model.hardware.cpu;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.vireo.model.hardware.numa.GuestNuma;

/**
 * The guest's processors beyond their number.
 *
 * @param model what they are
 * @param maxSockets how many sockets the running guest can be given; 0 for no more than it starts with
 * @param tuning their share of the host's
 * @param pinning which of the host's run them
 * @param numa nodes that they belong to
 */
@RecordBuilder
public record Processors(CpuModel model, int maxSockets, CpuTuning tuning, CpuPinning pinning, GuestNuma numa)
        implements ProcessorsBuilder.With {

    public static final Processors DEFAULT =
            new Processors(CpuModel.DEFAULT, 0, CpuTuning.NONE, CpuPinning.NONE, GuestNuma.NONE);

    private static final int MOST_SOCKETS = 4_096;

    @SuppressWarnings("ConstantValue")
    public Processors {
        model = model == null ? CpuModel.DEFAULT : model;
        tuning = tuning == null ? CpuTuning.NONE : tuning;
        pinning = pinning == null ? CpuPinning.NONE : pinning;
        numa = numa == null ? GuestNuma.NONE : numa;
        if (maxSockets < 0 || maxSockets > MOST_SOCKETS) {
            throw new IllegalArgumentException(
                    "Maximum of " + maxSockets + " sockets is not between 0 for no more and " + MOST_SOCKETS);
        }
    }
}
