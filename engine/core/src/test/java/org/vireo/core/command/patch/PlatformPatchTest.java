package org.vireo.core.command.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.Platform;

final class PlatformPatchTest {

    private final Violations violations = new Violations();

    private Platform applied(PlatformPatch patch, Platform before) {
        return patch.applyTo(before, violations);
    }

    @Test
    void applyShouldChangeWhatIsNamedAndNothingElse() {
        Platform before = applied(PlatformPatch.NONE.with("machineType", "pc-q35-7.2"), Platform.DEFAULT);
        Platform after = applied(PlatformPatch.NONE.with("ioThreads", 2).with("clock", GuestClock.LOCALTIME), before);
        assertThat(violations.list()).isEmpty();
        assertThat(after.machineType()).isEqualTo("pc-q35-7.2");
        assertThat(after.ioThreads()).isEqualTo(2);
        assertThat(after.clock()).isEqualTo(GuestClock.LOCALTIME);
    }

    @Test
    void nullShouldBringTheDefaultBack() {
        Platform before = applied(
                PlatformPatch.NONE.with("clock", GuestClock.LOCALTIME).with("machineType", "pc-q35-7.2"),
                Platform.DEFAULT);
        Platform after = applied(PlatformPatch.NONE.with("clock", null).with("machineType", null), before);
        assertThat(after).isEqualTo(Platform.DEFAULT);
    }

    @Test
    void emptyPatchShouldChangeNothing() {
        assertThat(applied(PlatformPatch.NONE, Platform.DEFAULT)).isEqualTo(Platform.DEFAULT);
        assertThat(PlatformPatch.NONE.orNull()).isNull();
    }

    @Test
    void whatIsTakenOfTheHostShouldBeToldFromTheRest() {
        assertThat(touches("cpu.pinning.emulator", "0-1", Platform.DEFAULT)).isTrue();
        assertThat(touches("memory.backing.locked", true, Platform.DEFAULT)).isTrue();
        assertThat(touches("cpu.numa.hostNodes", "0", Platform.DEFAULT)).isTrue();
        assertThat(touches("cpu.tuning.shares", 2048, Platform.DEFAULT)).isTrue();
        assertThat(touches("ioThreads", 2, Platform.DEFAULT)).isFalse();
        assertThat(touches("memory.slots", 4, Platform.DEFAULT)).isFalse();
    }

    @Test
    void whatIsSentBackAsItWasShouldTakeNothingOfTheHost() {
        Platform pinned = applied(PlatformPatch.NONE.with("cpu.pinning.policy", "DEDICATED"), Platform.DEFAULT);
        assertThat(touches("cpu.pinning.policy", "DEDICATED", pinned)).isFalse();
        assertThat(touches("cpu.pinning.policy", "NONE", pinned)).isTrue();
        assertThat(touches("cpu", null, pinned)).isTrue();
        assertThat(touches("memory", null, pinned)).isFalse();
    }

    private static boolean touches(String path, @Nullable Object value, Platform before) {
        return PlatformPatch.NONE.with(path, value).touchesHost(before);
    }

    @Test
    void withGivenShouldLeaveOutWhatIsNotSaid() {
        assertThat(PlatformPatch.NONE.withGiven("ioThreads", null)).isEqualTo(PlatformPatch.NONE);
    }

    @Test
    void journalledPatchShouldComeBack() throws Exception {
        VmChanges changes = new VmChanges(
                "web",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PlatformPatch.NONE.with("ioThreads", 2).with("clock", null));
        String journal = ModelJson.mapper().writeValueAsString(changes);
        assertThat(journal).contains("\"platform\":{\"ioThreads\":2,\"clock\":null}");
        assertThat(ModelJson.mapper().readValue(journal, VmChanges.class)).isEqualTo(changes);
    }

    @Test
    void journalFromBeforeShouldSayNothingOfThePlatform() throws Exception {
        assertThat(ModelJson.mapper()
                        .readValue("{\"name\":\"web\"}", VmChanges.class)
                        .platform())
                .isNull();
    }

    @Test
    void impossibleValueShouldBeAViolationThatNamesIt() {
        Platform after = applied(PlatformPatch.NONE.with("ioThreads", 4_000), Platform.DEFAULT);
        assertThat(after).isEqualTo(Platform.DEFAULT);
        assertThat(violations.list())
                .extracting(Violation::message)
                .containsExactly("VM [platform] is not possible: Number of I/O threads 4000 is not between 0 and 127.");
    }

    @Test
    void unknownWordShouldBeAViolationWithTheChoices() {
        applied(PlatformPatch.NONE.with("clock.basis", "MOON"), Platform.DEFAULT);
        assertThat(violations.list()).singleElement().satisfies(violation -> {
            assertThat(violation.message()).isEqualTo("VM [clock.basis] 'MOON' is not possible.");
            assertThat(violation.remedy()).isEqualTo("Choose one of GUEST_OS, UTC, LOCALTIME, TIME_ZONE, VARIABLE.");
        });
    }

    @Test
    void unknownMemberShouldBeAViolationWithWhatIsThere() {
        applied(PlatformPatch.NONE.with("colour", "red"), Platform.DEFAULT);
        assertThat(violations.list()).singleElement().satisfies(violation -> {
            assertThat(violation.message()).isEqualTo("VM [colour] is not known.");
            assertThat(violation.remedy()).contains("clock", "ioThreads", "machineType");
        });
    }

    @Test
    void wrongShapeShouldBeAViolation() {
        applied(PlatformPatch.NONE.with("ioThreads", List.of("a")), Platform.DEFAULT);
        assertThat(violations.list())
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).startsWith("VM [ioThreads]"));
    }

    @Test
    void withShouldNotChangeThePatchItIsCalledOn() {
        PlatformPatch first = PlatformPatch.NONE.with("ioThreads", 1);
        first.with("ioThreads", 2);
        assertThat(applied(first, Platform.DEFAULT).ioThreads()).isEqualTo(1);
    }

    @Test
    void credentialsForTheGuestShouldNotBeSeenInLogs() {
        PlatformPatch patch = PlatformPatch.NONE.with("smbios.oemStrings", List.of("io.systemd.credential:a=s3cret"));
        assertThat(patch.toString()).contains("oemStrings").doesNotContain("s3cret");
        assertThat(applied(patch, Platform.DEFAULT).smbios().toString()).doesNotContain("s3cret");
    }
}
