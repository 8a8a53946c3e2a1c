package org.vireo.model.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;

/** What the life cycle of a VM promises, whatever is asked of its row. */
class VmLifeCycleTest {

    private static final UUID HOST = new UUID(0, 1);
    private static final Instant NOW = Instant.EPOCH;
    private static final VmSettings SETTINGS = new VmSettings(
            "web",
            "",
            "",
            1 << 30,
            CpuTopology.SINGLE,
            "other",
            BiosType.Q35_SEA_BIOS,
            Platform.DEFAULT,
            false,
            false,
            Initialization.NONE);

    /** One call of the row. */
    record Try(VmCause cause, VmStatus to) {}

    @Test
    void onlyAProofShouldLeadToAStatusThatSaysThatAVmIsOff() {
        assertThat(VmLifeCycle.transitions())
                .filteredOn(line -> line.to().isCertainlyOff())
                .allSatisfy(
                        line -> assertThat(line.cause().proof()).as("%s", line).isNotNull());
    }

    @Test
    void aStartShouldLeaveFromDownAlone() {
        assertThat(VmLifeCycle.transitions())
                .filteredOn(line -> line.to() == VmStatus.WAIT_FOR_LAUNCH && line.from() != VmStatus.WAIT_FOR_LAUNCH)
                .containsExactly(new VmTransition(VmStatus.DOWN, VmCause.START_ACCEPTED, VmStatus.WAIT_FOR_LAUNCH));
    }

    @Test
    void onlyAHostsWordShouldEndNotKnowing() {
        assertThat(VmLifeCycle.transitions())
                .filteredOn(line -> line.from() == VmStatus.UNKNOWN && line.to() != VmStatus.UNKNOWN)
                .extracting(VmTransition::cause)
                .containsOnly(VmCause.REPORTED, VmCause.REPORTED_OFF, VmCause.ABSENT, VmCause.POWERED_OFF);
    }

    @Test
    void aSilentHostShouldMakeNothingOfAVmButUnknown() {
        assertThat(VmLifeCycle.transitions())
                .filteredOn(line -> line.cause().actor() == VmCause.Actor.ENGINE)
                .isNotEmpty()
                .extracting(VmTransition::to)
                .containsOnly(VmStatus.UNKNOWN);
    }

    @Test
    void everyStatusShouldBeReachedAndLeft() {
        for (VmStatus status : VmStatus.values()) {
            assertThat(VmLifeCycle.transitions()).anyMatch(line -> line.to() == status && line.from() != status);
            assertThat(VmLifeCycle.transitions()).anyMatch(line -> line.from() == status && line.to() != status);
        }
    }

    @Test
    void aRefusalShouldNameTheVmAndTheTransition() {
        VmRuntime row = row();
        row.seenOn(HOST, VmStatus.UP, "booted", null, NOW);
        assertThatThrownBy(() -> row.launching(HOST, SETTINGS, null, 0, NOW))
                .isInstanceOf(VmTransitionRefused.class)
                .hasMessageContaining(row.vmId().toString())
                .hasMessageContaining("from UP to WAIT_FOR_LAUNCH because StartVm is accepted");
    }

    @Property(tries = 500)
    void aRowShouldFollowTheTableOrStayAsItWas(@ForAll @Size(max = 30) List<Integer> choices) {
        VmRuntime row = row();
        for (int choice : choices) {
            Try next = anyTry(choice);
            VmStatus before = row.status();
            UUID host = row.hostId();
            boolean refused = isRefused(row, next);
            if (refused) {
                assertThat(row.status()).isEqualTo(before);
                assertThat(row.hostId()).isEqualTo(host);
            } else if (row.status() != before) {
                assertThat(VmLifeCycle.allows(before, next.cause(), row.status()))
                        .as("%s from %s", next, before)
                        .isTrue();
            }
            assertThat(row.hostId() == null || !row.status().isCertainlyOff()).isTrue();
        }
    }

    private static Try anyTry(int choice) {
        VmCause[] causes = VmCause.values();
        VmStatus[] statuses = VmStatus.values();
        return new Try(
                causes[Math.floorMod(choice, causes.length)],
                statuses[Math.floorMod(choice / causes.length, statuses.length)]);
    }

    private static boolean isRefused(VmRuntime row, Try next) {
        try {
            switch (next.cause()) {
                case START_ACCEPTED -> row.launching(HOST, SETTINGS, null, 1, NOW);
                case REPORTED -> row.seenOn(HOST, next.to(), "", null, NOW);
                case LAUNCH_FAILED, POWERED_OFF, REPORTED_OFF, ABSENT ->
                    row.down(next.cause(), StopReason.UNKNOWN, NOW);
                case CREATED,
                        FOUND,
                        LAUNCH_DONE,
                        LAUNCH_UNANSWERED,
                        SHUTDOWN_ASKED,
                        REBOOT_ASKED,
                        REQUEST_FAILED,
                        DISKS_TAKEN,
                        DISKS_SETTLED,
                        HOST_LOST -> row.become(next.cause(), next.to(), "other", NOW);
            }
            return false;
        } catch (VmTransitionRefused refused) {
            return true;
        }
    }

    private static VmRuntime row() {
        return new VmRuntime(new UUID(0, 7), VmCause.CREATED, VmStatus.DOWN, NOW);
    }
}
