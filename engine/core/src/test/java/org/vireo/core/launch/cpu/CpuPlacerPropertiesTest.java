package org.vireo.core.launch.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.host.HostTopology;
import org.vireo.model.vm.CpuPlacement;

/** Whatever host, and whatever VMs start there one after the other. */
class CpuPlacerPropertiesTest {

    /** A host and the VMs that start on it, one after the other. */
    record Day(HostTopology host, List<CpuWish> wishes) {}

    @Provide
    Arbitrary<Day> days() {
        Arbitrary<HostTopology> hosts = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(1, 2))
                .as(CpuPlacerTest::host);
        Arbitrary<CpuWish> wishes = Combinators.combine(
                        Arbitraries.of(
                                CpuPinningPolicy.DEDICATED,
                                CpuPinningPolicy.ISOLATE_THREADS,
                                CpuPinningPolicy.RESIZE_AND_PIN_NUMA),
                        Arbitraries.integers().between(1, 12))
                .as(CpuPlacerTest::wish);
        return Combinators.combine(hosts, wishes.list().ofMaxSize(12)).as(Day::new);
    }

    private static List<Map.Entry<CpuWish, CpuPlacement>> run(Day day) {
        List<Map.Entry<CpuWish, CpuPlacement>> placed = new ArrayList<>();
        for (CpuWish wish : day.wishes()) {
            TakenCpus taken =
                    new TakenCpus(placed.stream().map(Map.Entry::getValue).toList());
            if (CpuPlacer.place(wish, day.host(), taken) instanceof CpuDecision.Pinned(CpuPlacement placement)) {
                placed.add(Map.entry(wish, placement));
            }
        }
        return placed;
    }

    private static boolean owns(CpuWish wish) {
        return wish.pinning().policy() != CpuPinningPolicy.RESIZE_AND_PIN_NUMA;
    }

    @Property
    void noProcessorShouldBelongToOneVmAndRunAnother(@ForAll("days") Day day) {
        List<Map.Entry<CpuWish, CpuPlacement>> placed = run(day);
        for (int i = 0; i < placed.size(); i++) {
            CpuSet own = placed.get(i).getValue().exclusive();
            for (int j = 0; own != null && j < placed.size(); j++) {
                if (i != j) {
                    assertThat(own.members().intersects(placed.get(j).getValue().taken()))
                            .isFalse();
                }
            }
        }
    }

    @Property
    void everyVcpuShouldHaveAProcessorOfItsOwnThatIsOnline(@ForAll("days") Day day) {
        BitSet online = day.host().online();
        for (Map.Entry<CpuWish, CpuPlacement> entry : run(day)) {
            CpuPlacement placement = entry.getValue();
            BitSet used = new BitSet();
            for (VcpuPin pin : placement.vcpus()) {
                assertThat(pin.hostCpus().size()).isEqualTo(1);
                assertThat(used.get(pin.hostCpus().highest())).isFalse();
                used.or(pin.hostCpus().members());
            }
            used.or(Objects.requireNonNull(placement.emulator()).members());
            used.andNot(online);
            assertThat(used.isEmpty()).isTrue();
            CpuTopology topology = placement.topology();
            assertThat(placement.vcpus())
                    .hasSize(topology == null ? entry.getKey().vcpus() : topology.vcpus());
        }
    }

    @Property
    void isolatedVmsShouldNeverShareACore(@ForAll("days") Day day) {
        Map<Integer, Integer> cores = new HashMap<>();
        day.host().cpus().forEach(cpu -> cores.put(cpu.id(), cpu.core()));
        Map<Integer, Integer> owners = new HashMap<>();
        List<Map.Entry<CpuWish, CpuPlacement>> placed = run(day);
        for (int vm = 0; vm < placed.size(); vm++) {
            if (placed.get(vm).getKey().pinning().policy() != CpuPinningPolicy.ISOLATE_THREADS) {
                continue;
            }
            for (VcpuPin pin : placed.get(vm).getValue().vcpus()) {
                Integer core = cores.get(pin.hostCpus().highest());
                assertThat(owners.put(Objects.requireNonNull(core), vm)).isNull();
            }
        }
        for (int vm = 0; vm < placed.size(); vm++) {
            int self = vm;
            if (owns(placed.get(vm).getKey())) {
                placed.get(vm).getValue().vcpus().forEach(pin -> {
                    Integer owner = owners.get(cores.get(pin.hostCpus().highest()));
                    assertThat(owner == null || owner == self).isTrue();
                });
            }
        }
    }

    @Property
    void allMemoryShouldLieInTheNodesOfAResizedGuest(@ForAll("days") Day day) {
        for (Map.Entry<CpuWish, CpuPlacement> entry : run(day)) {
            GuestNuma numa = entry.getValue().numa();
            if (numa != null && !numa.cells().isEmpty()) {
                assertThat(numa.memoryBytes()).isEqualTo(entry.getKey().memoryBytes());
                int vcpus = numa.cells().stream()
                        .mapToInt(cell -> cell.cpus().size())
                        .sum();
                assertThat(vcpus).isEqualTo(entry.getValue().vcpus().size());
            }
        }
    }
}
