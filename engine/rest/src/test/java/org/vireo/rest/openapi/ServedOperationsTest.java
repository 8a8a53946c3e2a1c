package org.vireo.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedOperationsTest {

    @Path("api")
    public static final class Root {
        @GET
        public void get() {}
    }

    @Path("api/{collection: users|groups}/{grantee}/roles")
    public static final class Roles {
        @GET
        public void list() {}

        @DELETE
        @Path("{role}")
        public void remove() {}

        public void notServed() {}
    }

    @Path("services/health")
    public static final class Beside {
        @POST
        public void post() {}
    }

    @Test
    void eachWordOfAVariableShouldBeAPathAndWhatIsBesideTheApiNone() {
        assertThat(ServedOperations.of(List.of(Root.class, Roles.class, Beside.class)))
                .containsExactlyInAnyOrder(
                        new Operation("GET", ""),
                        new Operation("GET", "users/{}/roles"),
                        new Operation("GET", "groups/{}/roles"),
                        new Operation("DELETE", "users/{}/roles/{}"),
                        new Operation("DELETE", "groups/{}/roles/{}"));
    }
}
