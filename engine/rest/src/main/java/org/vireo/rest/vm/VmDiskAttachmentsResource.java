package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskAttachment;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.core.command.vmdevice.attachment.UpdateAttachment;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.disk.NewDisks;
import org.vireo.rest.disk.UnchangedDisk;
import org.vireo.rest.mapping.DiskAttachmentMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The disks of a VM. */
@Path("api/vms/{id}/diskattachments")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmDiskAttachmentsResource {

    private static final String WHAT = "disk attachment";

    private final VmReader vms;
    private final VmDeviceFollower follower;
    private final NewDisks newDisks;
    private final Commands commands;

    @Inject
    public VmDiskAttachmentsResource(VmReader vms, VmDeviceFollower follower, NewDisks newDisks, Commands commands) {
        this.vms = vms;
        this.follower = follower;
        this.newDisks = newDisks;
        this.commands = commands;
    }

    @GET
    public ApiList<DiskAttachment> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(DiskAttachment.TYPE, read(id, ApiCall.of(security)));
    }

    /** With the id of a disk it is attached, without one it is made. */
    @POST
    public Response add(@PathParam("id") String id, DiskAttachment body, @Context SecurityContext security) {
        Required.of("DiskAttachment", "add").member("disk", body.getDisk()).check();
        ApiCall call = ApiCall.of(security);
        UUID vmId = Ids.of(id, "VM");
        Disk disk = body.getDisk() == null ? new Disk() : body.getDisk();
        return disk.getId() == null
                ? addNew(vmId, newDisks.command(disk, call), body, call)
                : attach(vmId, Ids.of(disk.getId(), "disk"), body, call);
    }

    @GET
    @Path("{diskId}")
    public DiskAttachment get(
            @PathParam("id") String id, @PathParam("diskId") String diskId, @Context SecurityContext security) {
        return read(id, diskId, ApiCall.of(security));
    }

    /** How the disk is attached. A running VM is waited for, but not for ever. */
    @PUT
    @Path("{diskId}")
    public DiskAttachment update(
            @PathParam("id") String id,
            @PathParam("diskId") String diskId,
            DiskAttachment body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        if (body.getDisk() != null) {
            DiskAttachment before = read(id, diskId, call);
            follower.followDisks(List.of(before));
            UnchangedDisk.require(body.getDisk(), Objects.requireNonNull(before.getDisk()));
        }
        UpdateAttachment command =
                new UpdateAttachment(Ids.of(id, "VM"), Ids.of(diskId, WHAT), DiskAttachmentMapper.toChanges(body));
        commands.await(commands.submit(command, call), call);
        return read(id, diskId, call);
    }

    /** The disk stays unless the client says that it wants more than to detach it. */
    @DELETE
    @Path("{diskId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("diskId") String diskId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID attached = Ids.of(diskId, WHAT);
        boolean stays = call.flag("detach_only", true);
        Accepted<UUID> detached = commands.submit(new DetachDisk(Ids.of(id, "VM"), attached, !stays), call);
        if (stays) {
            return Answers.removed(detached, !detached.running());
        }
        // The guest of a running VM lets go of it first.
        commands.await(detached, call);
        return Answers.done(commands.submit(new RemoveDisk(attached), call));
    }

    private Response addNew(UUID vmId, AddDisk disk, DiskAttachment body, ApiCall call) {
        Accepted<UUID> accepted = commands.submit(DiskAttachmentMapper.toAdd(vmId, disk, body), call);
        return Answers.added(read(vmId.toString(), disk.id().toString(), call), accepted);
    }

    private Response attach(UUID vmId, UUID diskId, DiskAttachment body, ApiCall call) {
        Accepted<UUID> accepted = commands.submit(DiskAttachmentMapper.toAttach(vmId, diskId, body), call);
        return Answers.added(read(vmId.toString(), diskId.toString(), call), accepted);
    }

    private List<DiskAttachment> read(String id, ApiCall call) {
        VmView view = vms.view(id, call);
        List<DiskAttachment> attachments = VmDeviceFollower.attachments(view.id(), vms.devices(view));
        if (call.follow().has("disk")) {
            follower.followDisks(attachments);
        }
        return attachments;
    }

    private DiskAttachment read(String id, String diskId, ApiCall call) {
        return Ids.among(read(id, call), diskId, WHAT);
    }
}
