package org.vireo.rest.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.api.type.User;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.SearchParser;

class UserSearchTest {

    @ParameterizedTest
    @CsvSource({
        "usrname=admin@internal-authz, true",
        "usrname=admin@internal, true",
        "usrname=ADMIN*, true",
        "name=adm*n, true",
        "name=adm.n, false",
        "name!=admin, false",
        "name=x or usrname=*internal*, true"
    })
    void usersShouldBeFoundByTheNamesThatTheApiShows(String search, boolean found) {
        User user = new User();
        user.setName("admin");
        user.setUserName("admin@internal-authz");
        assertThat(UserSearch.of(SearchParser.parse(search, 0, false)).matches(user))
                .isEqualTo(found);
    }

    @Test
    void anUnknownFieldShouldBeRefused() {
        assertThatThrownBy(() -> UserSearch.of(SearchParser.parse("shoe=42", 0, false)))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("shoe");
    }
}
