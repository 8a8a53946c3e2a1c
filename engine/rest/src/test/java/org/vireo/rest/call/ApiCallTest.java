package org.vireo.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.core.command.Caller;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.rest.problem.FaultException;

class ApiCallTest {

    @ParameterizedTest
    @CsvSource({"true,true", "T,true", "YES,true", "y,true", "1,true", "false,false", "N,false", "0,false", "maybe,true"
    })
    void booleansShouldBeReadAsClientsWriteThem(String text, boolean expected) {
        assertThat(call(Map.of("detach_only", text)).flag("detach_only", true)).isEqualTo(expected);
    }

    @Test
    void aHeaderShouldCountWhereTheParameterIsNotGiven() {
        assertThat(call(Map.of()).orHeader("all_content", "true").flag("all_content", false))
                .isTrue();
        assertThat(call(Map.of("all_content", "false"))
                        .orHeader("all_content", "true")
                        .flag("all_content", true))
                .isFalse();
        assertThat(call(Map.of()).orHeader("all_content", null).flag("all_content", false))
                .isFalse();
    }

    @Test
    void whatIsNoNumberShouldCountAsNotGiven() {
        assertThat(call(Map.of("max", "many")).search().max()).isZero();
        assertThat(call(Map.of("max", "-1")).search().max()).isZero();
        assertThat(call(Map.of("max", "99999999999")).search().max()).isEqualTo(Integer.MAX_VALUE);
        assertThat(call(Map.of("from", "12")).number("from", 0)).isEqualTo(12);
    }

    @Test
    void aSearchThatCannotBeUnderstoodShouldSaySo() {
        assertThatThrownBy(() -> call(Map.of("search", "name=")).search()).isInstanceOf(InvalidSearchException.class);
    }

    @Test
    void pathsToFollowShouldBeATree() {
        Follow follow = call(Map.of("follow", "nics, disk_attachments.disk,Host,,.,x.y.z"))
                .follow();
        assertThat(follow.has("nics")).isTrue();
        assertThat(follow.has("host")).isTrue();
        assertThat(follow.within("disk_attachments").has("disk")).isTrue();
        assertThat(follow.within("nics").isNothing()).isTrue();
        assertThat(call(Map.of("follow", "")).follow().isNothing()).isTrue();
    }

    @Test
    void everythingThatIsMissingShouldBeToldAtOnce() {
        assertThatThrownBy(() -> Required.of("Vm", "add")
                        .member("name", "")
                        .member("cluster.id|name", null)
                        .member("template.id|name", "Blank")
                        .check())
                .isInstanceOfSatisfying(FaultException.class, fault -> {
                    assertThat(fault.problem().status()).isEqualTo(400);
                    assertThat(fault.problem().reason()).isEqualTo("Incomplete parameters");
                    assertThat(fault.problem().detail()).isEqualTo("Vm [name, cluster.id|name] required for add");
                });
    }

    @ParameterizedTest
    @CsvSource({"None", "1-1-1-1-1", "''", "00000000-0000-0000-0000-00000000000g", "../../etc/passwd"})
    void whatIsNoIdShouldBeAnObjectThatIsNotThere(String id) {
        assertThatThrownBy(() -> Ids.of(id, "snapshot"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.problem().status()).isEqualTo(404));
    }

    private static ApiCall call(Map<String, String> parameters) {
        return new ApiCall(new Caller(new UUID(1, 1), "admin@internal", "c1"), parameters, null);
    }
}
