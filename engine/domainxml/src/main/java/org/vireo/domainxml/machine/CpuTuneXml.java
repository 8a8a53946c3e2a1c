package org.vireo.domainxml.machine;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.CpuTune;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.EmulatorPin;
import org.vireo.libvirt.xml.IothreadPin;
import org.vireo.libvirt.xml.VcpuPin;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuBandwidth;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.CpuTuning;
import org.vireo.model.hardware.cpu.Processors;

/** The guest's share of the host's processors, and which of them run what. */
public final class CpuTuneXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Processors cpu = input.vm().hardware().platform().cpu();
        if (cpu.tuning().equals(CpuTuning.NONE) && cpu.pinning().equals(CpuPinning.NONE)) {
            return;
        }
        CpuTune tune = new CpuTune();
        shares(cpu.tuning(), tune);
        pins(input, cpu.pinning(), tune);
        domain.setCputune(tune);
    }

    private static void shares(CpuTuning tuning, CpuTune tune) {
        if (tuning.shares() > 0) {
            tune.setShares(Integer.toString(tuning.shares()));
        }
        tune.withPeriod(period(tuning.vcpu()))
                .withQuota(quota(tuning.vcpu()))
                .withGlobalPeriod(period(tuning.machine()))
                .withGlobalQuota(quota(tuning.machine()))
                .withEmulatorPeriod(period(tuning.emulator()))
                .withEmulatorQuota(quota(tuning.emulator()))
                .withIothreadPeriod(period(tuning.ioThread()))
                .withIothreadQuota(quota(tuning.ioThread()));
    }

    private static @Nullable String period(CpuBandwidth limit) {
        return limit.periodMicros() == 0 ? null : Integer.toString(limit.periodMicros());
    }

    private static @Nullable String quota(CpuBandwidth limit) {
        return limit.quotaMicros() == 0 ? null : Long.toString(limit.quotaMicros());
    }

    private static void pins(BuildInput input, CpuPinning pinning, CpuTune tune) {
        CpuTopology topology = input.vm().hardware().cpu();
        int vcpus = GuestCapacity.of(input).maxSockets() * topology.cores() * topology.threads();
        pinning.vcpus().forEach(pin -> {
            // libvirt keeps the pins of vCPUs that can still be plugged in until they are.
            if (pin.vcpu() < vcpus) {
                tune.getVcpupin()
                        .add(new VcpuPin()
                                .withVcpu(Integer.toString(pin.vcpu()))
                                .withCpuset(pin.hostCpus().toString()));
            }
        });
        if (pinning.emulator() != null) {
            tune.setEmulatorpin(new EmulatorPin().withCpuset(pinning.emulator().toString()));
        }
        int ioThreads = input.vm().hardware().platform().ioThreads();
        pinning.ioThreads().forEach(pin -> {
            if (pin.ioThread() <= ioThreads) {
                tune.getIothreadpin()
                        .add(new IothreadPin()
                                .withIothread(Integer.toString(pin.ioThread()))
                                .withCpuset(pin.hostCpus().toString()));
            }
        });
    }
}
