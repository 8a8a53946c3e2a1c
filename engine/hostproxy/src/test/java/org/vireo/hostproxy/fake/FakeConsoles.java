package org.vireo.hostproxy.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.model.id.VmId;

/** The open consoles of a fake host. The public methods are what happens behind the engine's back. */
public final class FakeConsoles {

    private final FakeHost host;
    private final List<FakeConsole> consoles = new CopyOnWriteArrayList<>();

    FakeConsoles(FakeHost host) {
        this.host = host;
    }

    /** Guests of a VM show this on all its open consoles. */
    public void show(VmId id, byte[] data) {
        open(console -> console.request().id().equals(id)).forEach(console -> console.show(data));
    }

    /** Consoles that are open for this reason no more; of every VM. */
    public void endAll(Reason reason) {
        end(console -> true, reason, reason.name());
    }

    void stopped(VmId id) {
        end(console -> console.request().id().equals(id), Reason.ENDED, "the VM ended, or closed it");
    }

    /** The caller holds the lock. */
    HostOutcome<ConsoleStream> open(ConsoleRequest request) {
        var id = request.id();
        if (host.domains().find(id).isEmpty()) {
            return Refusals.refuse(HostErrorCode.DOMAIN_NOT_FOUND, id.toString(), "There is no active domain " + id);
        }
        if (request.target() instanceof ConsoleTarget.Text(String alias)) {
            var present = host.domains().xmlOf(id).filter(xml -> xml.contains("\"" + alias + "\""));
            if (present.isEmpty()) {
                return Refusals.refuse(HostErrorCode.DOMAIN_STATE, alias, id + " has no text console " + alias);
            }
            Predicate<FakeConsole> same = console -> console.request().id().equals(id)
                    && console.request().target().equals(request.target());
            for (FakeConsole holder : open(same)) {
                var user = holder.request().user();
                if (!request.force() && !user.equals(request.user())) {
                    return Refusals.refuse(HostErrorCode.CONSOLE_IN_USE, id.toString(), user + " has console " + alias);
                }
            }
            end(same, Reason.TAKEN, request.user() + " has taken over console " + alias);
        }
        var console = new FakeConsole(request);
        consoles.add(console);
        return new Done<>(console);
    }

    private List<FakeConsole> open(Predicate<FakeConsole> wanted) {
        consoles.removeIf(console -> console.end().isPresent());
        return consoles.stream().filter(wanted).toList();
    }

    private void end(Predicate<FakeConsole> which, Reason reason, String text) {
        open(which).forEach(console -> console.end(reason, text));
    }
}
