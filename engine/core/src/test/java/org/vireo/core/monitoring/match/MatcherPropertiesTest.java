package org.vireo.core.monitoring.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vireo.core.monitoring.match.MatchResult.Pair;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.Evidence;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedDevice;

class MatcherPropertiesTest {

    @Provide
    Arbitrary<MatchScenario> scenarios() {
        return MatchScenario.any();
    }

    @Property
    void everyReportedDeviceShouldEndInExactlyOneBucket(@ForAll("scenarios") MatchScenario scenario) {
        MatchResult result = match(scenario);
        Map<ReportedDevice, Integer> seen = new IdentityHashMap<>();
        result.paired().forEach(pair -> seen.merge(pair.reported(), 1, Integer::sum));
        result.unmanaged().forEach(device -> seen.merge(device, 1, Integer::sum));
        result.foreign().forEach(device -> seen.merge(device, 1, Integer::sum));
        Map<ReportedDevice, Integer> expected = new IdentityHashMap<>();
        scenario.reported().devices().forEach(device -> expected.merge(device, 1, Integer::sum));
        assertThat(seen).isEqualTo(expected);
    }

    @Property
    void everyRecordShouldBePairedOrMissing(@ForAll("scenarios") MatchScenario scenario) {
        MatchResult result = match(scenario);
        List<DeviceId> ids = new ArrayList<>();
        result.paired().forEach(pair -> ids.add(pair.device().id()));
        result.missing().forEach(device -> ids.add(device.id()));
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(scenario.configured().stream()
                        .map(record -> record.device().id())
                        .toList());
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Property
    void aPairShouldBeOfOneKind(@ForAll("scenarios") MatchScenario scenario) {
        for (Pair pair : match(scenario).paired()) {
            assertThat(pair.reported().kind()).isEqualTo(pair.device().kind());
        }
    }

    @Property
    void anAliasOfOursShouldDecideAlone(@ForAll("scenarios") MatchScenario scenario) {
        for (Pair pair : match(scenario).paired()) {
            DeviceId named = UserAlias.deviceOf(pair.reported().alias());
            if (named != null) {
                assertThat(pair.device().id()).isEqualTo(named);
                assertThat(pair.evidence()).isEqualTo(Evidence.ALIAS);
            }
        }
    }

    @Property
    void inOurVmNothingButTheAliasShouldCountForAKindThatHasOne(@ForAll("scenarios") MatchScenario scenario) {
        MatchResult result = match(scenario);
        if (scenario.reported().isOurs()) {
            assertThat(result.foreign()).isEmpty();
            for (Pair pair : result.paired()) {
                assertThat(pair.evidence() == Evidence.ALIAS || pair.reported().isNeverAliased())
                        .isTrue();
            }
        } else {
            assertThat(result.unmanaged()).isEmpty();
        }
    }

    @Property
    void theOrderOfTheReportShouldNotMatter(@ForAll("scenarios") MatchScenario scenario) {
        List<ReportedDevice> reversed = new ArrayList<>(scenario.reported().devices()).reversed();
        MatchScenario other = new MatchScenario(
                scenario.configured(), MatchScenario.vm(scenario.reported().isOurs(), reversed));
        if (hasDistinctAliases(scenario)) {
            assertThat(match(other).paired())
                    .containsExactlyInAnyOrderElementsOf(match(scenario).paired());
        }
    }

    @Property
    void whatIsReportedUnderItsAliasShouldAlwaysBePaired(@ForAll("scenarios") MatchScenario scenario) {
        List<ReportedDevice> complete = new ArrayList<>();
        List<ConfiguredDevice> possible = new ArrayList<>();
        for (ConfiguredDevice record : scenario.configured()) {
            ReportedDevice report = MatchScenario.report(
                    record.device(), UserAlias.of(record.device().id()), record.address());
            // Of what has no alias a VM has one, so a second one of the same cannot be reported.
            if (!report.isNeverAliased()
                    || complete.stream().noneMatch(other -> Keys.of(other).equals(Keys.of(report)))) {
                complete.add(report);
                possible.add(record);
            }
        }
        MatchResult result = Matcher.match(possible, MatchScenario.vm(true, complete));
        assertThat(result.missing()).isEmpty();
        assertThat(result.unmanaged()).isEmpty();
        assertThat(result.paired()).hasSameSizeAs(possible);
    }

    @Property
    void aDeviceWithoutAliasOfAKindThatHasOneShouldNeverBePairedInOurVm(@ForAll("scenarios") MatchScenario scenario) {
        MatchResult result = Matcher.match(
                scenario.configured(),
                MatchScenario.vm(true, scenario.reported().devices()));
        for (Pair pair : result.paired()) {
            assertThat(pair.reported().alias() != null || pair.reported().isNeverAliased())
                    .isTrue();
        }
    }

    @Property
    void whatIsReportedTwiceShouldBePairedOnceAtMost(@ForAll("scenarios") MatchScenario scenario) {
        List<ReportedDevice> doubled = new ArrayList<>(scenario.reported().devices());
        doubled.addAll(scenario.reported().devices());
        MatchResult result = Matcher.match(
                scenario.configured(), MatchScenario.vm(scenario.reported().isOurs(), doubled));
        assertThat(result.paired()).extracting(pair -> pair.device().id()).doesNotHaveDuplicates();
        for (Pair pair : result.paired()) {
            assertThat(pair.evidence())
                    .as("what two devices share identifies neither")
                    .isEqualTo(Evidence.ALIAS);
        }
    }

    @Property
    void theOrderOfTheRecordsShouldNotMatter(@ForAll("scenarios") MatchScenario scenario) {
        MatchResult reversed = Matcher.match(scenario.configured().reversed(), scenario.reported());
        assertThat(reversed.paired())
                .containsExactlyInAnyOrderElementsOf(match(scenario).paired());
        assertThat(reversed.missing())
                .containsExactlyInAnyOrderElementsOf(match(scenario).missing());
    }

    private static boolean hasDistinctAliases(MatchScenario scenario) {
        List<String> aliases = new ArrayList<>();
        for (ReportedDevice device : scenario.reported().devices()) {
            if (UserAlias.deviceOf(device.alias()) != null) {
                aliases.add(String.valueOf(device.alias()));
            }
        }
        return new HashSet<>(aliases).size() == aliases.size();
    }

    private static MatchResult match(MatchScenario scenario) {
        return Matcher.match(scenario.configured(), scenario.reported());
    }
}
