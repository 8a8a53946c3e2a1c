package org.vireo.rest.vm;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vireo.core.command.batch.ActOnVms;
import org.vireo.core.command.batch.VmAction;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.JobAnswers;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;
import org.vireo.rest.wire.Wire;

/**
 * The same for many VMs at once: {"vm": [{"id": …}, …]} gives one job with a part and a result for each. Beyond oVirt's
 * API; the request is JSON.
 */
@Path("api/vms/{action: start|stop|shutdown|reboot}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmBatchResource {

    private final Commands commands;
    private final TaskQueries tasks;

    @Inject
    public VmBatchResource(Commands commands, TaskQueries tasks) {
        this.commands = commands;
        this.tasks = tasks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response act(@PathParam("action") String action, String body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        VmAction wanted = VmAction.valueOf(action.toUpperCase(Locale.ROOT));
        UUID taskId = commands.submit(new ActOnVms(wanted, ids(Json.read(body))), call)
                .taskId();
        return tasks.view(taskId, call.caller())
                .map(JobAnswers::accepted)
                .orElseThrow(() -> Faults.notFound("job", taskId.toString()));
    }

    private static List<UUID> ids(JsonNode body) {
        if (!body.path("vm").isArray()) {
            throw Faults.invalid("MALFORMED_BODY", "The body names no VMs: send {\"vm\": [{\"id\": \"…\"}, …]}.");
        }
        List<UUID> ids = new ArrayList<>();
        for (JsonNode vm : body.path("vm")) {
            if (!vm.path("id").isTextual()) {
                throw Faults.invalid(
                        "MALFORMED_BODY",
                        "VM number " + (ids.size() + 1) + " has no id: send {\"id\": \"…\"} for each.");
            }
            ids.add(Ids.of(vm.path("id").asText(), "VM"));
        }
        return ids;
    }
}
