package org.vireo.rest.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.api.type.User;
import org.vireo.core.query.user.UserQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.UserMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Users. */
@Path("api/users")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class UsersResource {

    private static final String WHAT = "user";

    private final UserQueries queries;

    @Inject
    public UsersResource(UserQueries queries) {
        this.queries = queries;
    }

    @GET
    public ApiList<User> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UserSearch search = UserSearch.of(call.search());
        return new ApiList<>(
                User.TYPE,
                search.page(queries.list(call.caller()).stream()
                        .map(UserMapper::toApi)
                        .filter(search::matches)
                        .toList()));
    }

    @GET
    @Path("{id}")
    public User get(@PathParam("id") String id, @Context SecurityContext security) {
        return queries.find(Ids.of(id, WHAT), ApiCall.of(security).caller())
                .map(UserMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
