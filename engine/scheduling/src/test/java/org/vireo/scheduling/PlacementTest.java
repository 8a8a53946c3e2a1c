package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vireo.scheduling.HostRejection.Code;
import org.vireo.scheduling.PlacementResult.NoHost;
import org.vireo.scheduling.PlacementResult.Placed;

class PlacementTest {

    private static final long GIB = 1L << 30;
    private static final VmDemand VM = new VmDemand("web", GIB, 2, "x86_64", "q35", Set.of("br0"), Set.of());

    private final Placement placement = new Placement();

    @Test
    void theHostWithMostFreeMemoryShouldWin() {
        HostOffer small = host("a", 2 * GIB);
        HostOffer large = host("b", 8 * GIB);
        assertThat(placement.place(VM, List.of(small, large))).isEqualTo(new Placed(large.id(), List.of()));
    }

    @Test
    void equalHostsShouldBeChosenByName() {
        HostOffer second = host("b", 2 * GIB);
        HostOffer first = host("a", 2 * GIB);
        assertThat(placement.place(VM, List.of(second, first))).isEqualTo(new Placed(first.id(), List.of()));
    }

    @Test
    void everyRejectedHostShouldSayWhyAndWhatToDo() {
        UUID elsewhere = UUID.randomUUID();
        VmDemand bound = new VmDemand("web", 4 * GIB, 8, "x86_64", "q35", Set.of("br7"), Set.of(elsewhere));
        HostOffer down = new HostOffer(
                elsewhere,
                "down",
                false,
                "non responsive",
                "x86_64",
                9 * GIB,
                8,
                List.of("q35"),
                Set.of("br7"),
                List.of());
        HostOffer far = host("far", 9 * GIB);
        NoHost result = (NoHost) placement.place(bound, List.of(down, far));
        assertThat(result.rejections())
                .extracting(HostRejection::code)
                .containsExactly(Code.HOST_NOT_UP, Code.STORAGE_ELSEWHERE);
        assertThat(result.rejections()).allSatisfy(rejection -> {
            assertThat(rejection.reason()).contains(rejection.hostName());
            assertThat(rejection.remedy()).isNotBlank();
        });
    }

    @Test
    void eachLackShouldHaveItsOwnCode() {
        HostOffer host = host("h", GIB);
        assertThat(only(new VmDemand("v", 2 * GIB, 1, "x86_64", "q35", Set.of(), Set.of()), host))
                .isEqualTo(Code.NOT_ENOUGH_MEMORY);
        assertThat(only(new VmDemand("v", 1, 99, "x86_64", "q35", Set.of(), Set.of()), host))
                .isEqualTo(Code.NOT_ENOUGH_CPUS);
        assertThat(only(new VmDemand("v", 1, 1, "aarch64", "q35", Set.of(), Set.of()), host))
                .isEqualTo(Code.ARCHITECTURE);
        assertThat(only(new VmDemand("v", 1, 1, "x86_64", "virt", Set.of(), Set.of()), host))
                .isEqualTo(Code.MACHINE_TYPE);
        assertThat(only(new VmDemand("v", 1, 1, "x86_64", "q35", Set.of("x"), Set.of()), host))
                .isEqualTo(Code.NETWORK_MISSING);
    }

    @Property
    void everyHostIsEitherChosenRejectedOrLessFit(
            @ForAll @Size(max = 12) List<@LongRange(min = 0, max = 4) Long> gibs) {
        List<HostOffer> hosts = new ArrayList<>();
        for (int i = 0; i < gibs.size(); i++) {
            hosts.add(host("h" + i, gibs.get(i) * GIB));
        }
        long fitting = gibs.stream().filter(gib -> gib >= 1).count();
        switch (placement.place(VM, hosts)) {
            case Placed placed -> {
                assertThat(fitting).isPositive();
                assertThat(placed.rejections()).hasSize((int) (hosts.size() - fitting));
                assertThat(placed.rejections())
                        .noneMatch(rejection -> rejection.hostId().equals(placed.hostId()));
            }
            case NoHost none -> {
                assertThat(fitting).isZero();
                assertThat(none.rejections()).hasSameSizeAs(hosts);
            }
        }
    }

    private Code only(VmDemand vm, HostOffer host) {
        return ((NoHost) placement.place(vm, List.of(host)))
                .rejections()
                .getFirst()
                .code();
    }

    @Test
    void aHostWhoseEmulatorLacksSomethingShouldSayWhat() {
        HostOffer poor = host("poor", GIB, List.of("The VM has a TPM, install swtpm."));
        NoHost result = (NoHost) placement.place(VM, List.of(poor));
        assertThat(result.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.code()).isEqualTo(Code.EMULATOR);
            assertThat(rejection.reason()).contains("poor", "TPM", "swtpm");
        });
        assertThat(placement.place(VM, List.of(poor, host("rich", GIB, List.of()))))
                .isInstanceOf(Placed.class);
    }

    private static HostOffer host(String name, long freeBytes) {
        return host(name, freeBytes, List.of());
    }

    private static HostOffer host(String name, long freeBytes, List<String> lacking) {
        return new HostOffer(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                true,
                "up",
                "x86_64",
                freeBytes,
                8,
                List.of("pc", "q35"),
                Set.of("br0"),
                lacking);
    }
}
