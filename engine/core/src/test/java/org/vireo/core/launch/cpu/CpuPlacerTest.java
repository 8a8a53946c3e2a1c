package org.vireo.core.launch.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.IoThreadPin;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.host.HostCpu;
import org.vireo.model.host.HostTopology;
import org.vireo.model.vm.CpuPlacement;

class CpuPlacerTest {

    private static final long GIB = 1L << 30;

    /** Threads are numbered as Linux does: first all cores, then their siblings. */
    static HostTopology host(int sockets, int cores, int threads) {
        List<HostCpu> cpus = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            for (int socket = 0; socket < sockets; socket++) {
                for (int core = 0; core < cores; core++) {
                    int first = socket * cores + core;
                    cpus.add(new HostCpu(thread * sockets * cores + first, socket, socket, first));
                }
            }
        }
        return new HostTopology(cpus);
    }

    static CpuWish wish(CpuPinningPolicy policy, int vcpus) {
        return new CpuWish(CpuPinning.by(policy), vcpus, GIB);
    }

    private static CpuWish manual(String cpus) {
        return new CpuWish(CpuPinning.manual(List.of(new VcpuPin(0, CpuSet.of(cpus)))), 1, GIB);
    }

    private static CpuPlacement pinned(CpuWish wish, HostTopology host, CpuPlacement... others) {
        CpuDecision decision = CpuPlacer.place(wish, host, new TakenCpus(List.of(others)));
        assertThat(decision).isInstanceOf(CpuDecision.Pinned.class);
        return ((CpuDecision.Pinned) decision).placement();
    }

    private static String refusal(CpuWish wish, HostTopology host, CpuPlacement... others) {
        CpuDecision decision = CpuPlacer.place(wish, host, new TakenCpus(List.of(others)));
        assertThat(decision).isInstanceOf(CpuDecision.NoRoom.class);
        return ((CpuDecision.NoRoom) decision).reason();
    }

    private static List<String> pins(CpuPlacement placement) {
        return placement.vcpus().stream().map(pin -> pin.hostCpus().toString()).toList();
    }

    @Test
    void dedicatedVcpusShouldFillCoresOfOneNode() {
        CpuPlacement placement = pinned(wish(CpuPinningPolicy.DEDICATED, 4), host(2, 4, 2));

        assertThat(pins(placement)).containsExactly("0", "8", "1", "9");
        assertThat(placement.exclusive()).isEqualTo(CpuSet.of("0-1,8-9"));
        assertThat(placement.emulator()).isEqualTo(placement.exclusive());
        assertThat(placement.numa()).isEqualTo(new GuestNuma(List.of(), NumaMode.PREFERRED, CpuSet.of(0)));
    }

    @Test
    void aNodeThatFitsBestShouldBeTakenAndSeveralOnlyWhenNoneFits() {
        HostTopology host = host(2, 4, 1);
        CpuPlacement first = pinned(wish(CpuPinningPolicy.DEDICATED, 2), host);

        assertThat(pins(pinned(wish(CpuPinningPolicy.DEDICATED, 2), host, first)))
                .containsExactly("2", "3");
        assertThat(pins(pinned(wish(CpuPinningPolicy.DEDICATED, 3), host, first)))
                .containsExactly("4", "5", "6");
        CpuPlacement large = pinned(wish(CpuPinningPolicy.DEDICATED, 5), host, first);
        assertThat(pins(large)).containsExactly("4", "5", "6", "7", "2");
        assertThat(large.numa()).isEqualTo(new GuestNuma(List.of(), NumaMode.INTERLEAVE, CpuSet.of("0-1")));
    }

    @Test
    void isolatedVcpusShouldHaveACoreEach() {
        CpuPlacement placement = pinned(wish(CpuPinningPolicy.ISOLATE_THREADS, 2), host(1, 4, 2));

        assertThat(pins(placement)).containsExactly("0", "1");
        assertThat(placement.exclusive()).isEqualTo(CpuSet.of("0-1,4-5"));
        assertThat(placement.numa()).isNull();
        assertThat(refusal(wish(CpuPinningPolicy.ISOLATE_THREADS, 3), host(1, 4, 2), placement))
                .contains("3 cores", "only 2", "fewer vCPUs");
    }

    @Test
    void aResizedGuestShouldBeTheHostWithoutACoreOfEachSocket() {
        CpuPlacement placement = pinned(wish(CpuPinningPolicy.RESIZE_AND_PIN_NUMA, 1), host(2, 3, 2));

        assertThat(placement.topology()).isEqualTo(new CpuTopology(2, 2, 2));
        assertThat(pins(placement)).containsExactly("1", "7", "2", "8", "4", "10", "5", "11");
        assertThat(placement.emulator()).isEqualTo(CpuSet.of("0,3,6,9"));
        GuestNuma numa = Objects.requireNonNull(placement.numa());
        assertThat(numa.cells()).extracting(NumaCell::cpus).containsExactly(CpuSet.of("0-3"), CpuSet.of("4-7"));
        assertThat(numa.cells()).extracting(NumaCell::hostNodes).containsExactly(CpuSet.of(0), CpuSet.of(1));
        assertThat(numa.memoryBytes()).isEqualTo(GIB);
        assertThat(refusal(wish(CpuPinningPolicy.RESIZE_AND_PIN_NUMA, 1), host(2, 1, 2)))
                .contains("one core");
    }

    @Test
    void aResizedGuestShouldNotTakeWhatAnotherHasForItself() {
        HostTopology host = host(1, 4, 1);
        CpuPlacement dedicated = pinned(wish(CpuPinningPolicy.DEDICATED, 2), host);

        assertThat(refusal(wish(CpuPinningPolicy.RESIZE_AND_PIN_NUMA, 1), host, dedicated))
                .contains("processors 0-1", "stop that VM");
    }

    @Test
    void pinsOfAUserShouldBeThereAndFree() {
        HostTopology host = host(1, 4, 1);

        assertThat(pinned(manual("0-3"), host).exclusive()).isNull();
        assertThat(refusal(manual("3-5"), host)).contains("4-5", "not online", "0-3");
        CpuPlacement dedicated = pinned(wish(CpuPinningPolicy.DEDICATED, 2), host);
        assertThat(refusal(manual("1-2"), host, dedicated)).contains("processors 1,");
        assertThat(pins(pinned(manual("2-3"), host, dedicated))).containsExactly("2-3");
        assertThat(CpuPlacer.place(manual("7"), HostTopology.UNKNOWN, new TakenCpus(List.of())))
                .isInstanceOf(CpuDecision.Pinned.class);
    }

    @Test
    void threadsOfTheEmulatorShouldNotRunOnWhatIsSomebodysOwn() {
        HostTopology host = host(1, 4, 1);
        CpuPlacement resized = pinned(wish(CpuPinningPolicy.RESIZE_AND_PIN_NUMA, 1), host);
        assertThat(refusal(wish(CpuPinningPolicy.DEDICATED, 1), host, resized)).contains("only 0");

        CpuPlacement dedicated = pinned(wish(CpuPinningPolicy.DEDICATED, 4), host);
        CpuPinning emulator = new CpuPinning(CpuPinningPolicy.NONE, List.of(), CpuSet.of("1"), List.of());
        assertThat(refusal(new CpuWish(emulator, 1, GIB), host, dedicated)).contains("emulator", "processors 1");

        CpuPinning ioThreads = new CpuPinning(
                CpuPinningPolicy.MANUAL,
                List.of(new VcpuPin(0, CpuSet.of("0"))),
                null,
                List.of(new IoThreadPin(1, CpuSet.of("1-3"))));
        CpuPlacement manual = pinned(new CpuWish(ioThreads, 1, GIB), host);
        assertThat(refusal(wish(CpuPinningPolicy.DEDICATED, 1), host, manual)).contains("only 0");
    }

    @Test
    void aHostThatDoesNotTellItsProcessorsShouldBeRefused() {
        assertThat(refusal(wish(CpuPinningPolicy.DEDICATED, 1), HostTopology.UNKNOWN))
                .contains("has not told");
    }
}
