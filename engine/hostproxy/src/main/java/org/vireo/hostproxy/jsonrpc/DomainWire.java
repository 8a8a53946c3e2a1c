package org.vireo.hostproxy.jsonrpc;

import static com.googlecode.jsonrpc4j.JsonRpcParamsPassMode.OBJECT;

import com.googlecode.jsonrpc4j.JsonRpcMethod;
import com.googlecode.jsonrpc4j.JsonRpcParam;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.hostproxy.vm.Screenshot;
import org.vireo.model.id.VmId;

/** The verbs {@code domain.*} and {@code console.*} as the schema has them. */
interface DomainWire {

    @JsonRpcMethod(value = "domain.list", paramsPassMode = OBJECT)
    DomainList list();

    @JsonRpcMethod(value = "domain.xml", paramsPassMode = OBJECT)
    DomainXmlReport xml(@JsonRpcParam("ids") Collection<VmId> ids);

    @JsonRpcMethod(value = "domain.create", paramsPassMode = OBJECT)
    DomainStatus create(@JsonRpcParam("xml") String xml, @JsonRpcParam("secrets") Map<String, String> secrets);

    @JsonRpcMethod(value = "domain.shutdown", paramsPassMode = OBJECT)
    Acknowledged shutdown(@JsonRpcParam("id") VmId id, @JsonRpcParam("mode") PowerMode mode);

    @JsonRpcMethod(value = "domain.destroy", paramsPassMode = OBJECT)
    DomainRemoved destroy(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.reboot", paramsPassMode = OBJECT)
    Acknowledged reboot(@JsonRpcParam("id") VmId id, @JsonRpcParam("mode") PowerMode mode);

    @JsonRpcMethod(value = "domain.suspend", paramsPassMode = OBJECT)
    DomainStatus suspend(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.resume", paramsPassMode = OBJECT)
    DomainStatus resume(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.remains", paramsPassMode = OBJECT)
    Remains remains();

    /** What the host keeps of which VMs. */
    record Remains(List<VmId> ids) {

        public Remains {
            ids = List.copyOf(ids);
        }
    }

    @JsonRpcMethod(value = "domain.forget", paramsPassMode = OBJECT)
    DomainRemoved forget(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.attach_device", paramsPassMode = OBJECT)
    DomainStatus attachDevice(@JsonRpcParam("id") VmId id, @JsonRpcParam("xml") String xml);

    @JsonRpcMethod(value = "domain.detach_device", paramsPassMode = OBJECT)
    DomainStatus detachDevice(@JsonRpcParam("id") VmId id, @JsonRpcParam("alias") String alias);

    @JsonRpcMethod(value = "domain.update_device", paramsPassMode = OBJECT)
    DomainStatus updateDevice(@JsonRpcParam("id") VmId id, @JsonRpcParam("xml") String xml);

    @JsonRpcMethod(value = "domain.set_vcpus", paramsPassMode = OBJECT)
    DomainStatus setVcpus(@JsonRpcParam("id") VmId id, @JsonRpcParam("count") int count);

    @JsonRpcMethod(value = "domain.set_balloon", paramsPassMode = OBJECT)
    DomainStatus setBalloon(@JsonRpcParam("id") VmId id, @JsonRpcParam("memory_bytes") long memoryBytes);

    @JsonRpcMethod(value = "domain.set_block_io_tune", paramsPassMode = OBJECT)
    DomainStatus setBlockIoTune(
            @JsonRpcParam("id") VmId id,
            @JsonRpcParam("disk") String disk,
            @JsonRpcParam("limits") Map<String, Long> limits);

    @JsonRpcMethod(value = "domain.reset", paramsPassMode = OBJECT)
    DomainStatus reset(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.resize_block", paramsPassMode = OBJECT)
    DomainStatus resizeBlock(
            @JsonRpcParam("id") VmId id,
            @JsonRpcParam("disk") String disk,
            @JsonRpcParam("capacity_bytes") long capacityBytes);

    /** How many of the guest's. */
    record FileSystems(int count) {}

    @JsonRpcMethod(value = "domain.freeze", paramsPassMode = OBJECT)
    FileSystems freeze(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.thaw", paramsPassMode = OBJECT)
    FileSystems thaw(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.set_user_password", paramsPassMode = OBJECT)
    Acknowledged setUserPassword(
            @JsonRpcParam("id") VmId id,
            @JsonRpcParam("user") String user,
            @JsonRpcParam("secrets") Map<String, String> secrets);

    @JsonRpcMethod(value = "domain.screenshot", paramsPassMode = OBJECT)
    Screenshot screenshot(@JsonRpcParam("id") VmId id, @JsonRpcParam("screen") int screen);

    @JsonRpcMethod(value = "domain.job", paramsPassMode = OBJECT)
    DomainJob job(@JsonRpcParam("id") VmId id);

    @JsonRpcMethod(value = "domain.abort_job", paramsPassMode = OBJECT)
    Acknowledged abortJob(@JsonRpcParam("id") VmId id);

    /** A kind of stream. */
    enum ConsoleKind {
        VNC,
        TEXT
    }

    /** Opens a console once; a secret. */
    record ConsoleTicket(String ticket, int expiresSeconds) {}

    @JsonRpcMethod(value = "console.open", paramsPassMode = OBJECT)
    ConsoleTicket openConsole(
            @JsonRpcParam("id") VmId id,
            @JsonRpcParam("kind") ConsoleKind kind,
            @JsonRpcParam("screen") int screen,
            @JsonRpcParam("alias") String alias,
            @JsonRpcParam("user") String user,
            @JsonRpcParam("force") boolean force,
            @JsonRpcParam("idle_seconds") long idleSeconds);
}
