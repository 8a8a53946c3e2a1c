package org.vireo.core.command.batch;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskControl;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.Vm;

/** Accepts a batch as a whole, and then each of its parts for itself: one VM's trouble is not another's. */
@Singleton
public final class ActOnVmsHandler implements CommandHandler<ActOnVms, List<UUID>> {

    private static final int MOST = 1_000;

    private final VmRepository vms;
    private final TaskRepository tasks;
    private final UserRepository users;
    private final TransactionRunner transactions;
    private final Provider<CommandRunner> runner;

    /** The runner is made of the handlers, this one among them. */
    @Inject
    public ActOnVmsHandler(
            VmRepository vms,
            TaskRepository tasks,
            UserRepository users,
            TransactionRunner transactions,
            Provider<CommandRunner> runner) {
        this.vms = vms;
        this.tasks = tasks;
        this.users = users;
        this.transactions = transactions;
        this.runner = runner;
    }

    @Override
    public Class<ActOnVms> command() {
        return ActOnVms.class;
    }

    @Override
    public RequiredPermit permit(ActOnVms command) {
        ObjectRef object = command.vmIds().isEmpty()
                ? ObjectRef.SYSTEM
                : ObjectRef.vm(command.vmIds().getFirst());
        return new RequiredPermit(command.action().permit(), object);
    }

    @Override
    public List<RequiredPermit> furtherPermits(ActOnVms command) {
        return command.vmIds().stream()
                .skip(1)
                .map(id -> new RequiredPermit(command.action().permit(), ObjectRef.vm(id)))
                .toList();
    }

    /** None: each part takes its own. */
    @Override
    public List<LockRequest> locks(ActOnVms command) {
        return List.of();
    }

    @Override
    public Decision<List<UUID>> decide(ActOnVms command, Caller caller) {
        Violations violations = new Violations();
        int count = command.vmIds().size();
        violations.require(
                count > 0 && count <= MOST,
                Violation.invalid(
                        "BATCH_SIZE",
                        count + " VMs are named, and at least one and at most " + MOST + " can be acted on at once.",
                        "Name VMs by their ids; do more than " + MOST + " in several requests."));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Set<UUID> missing = new HashSet<>(command.vmIds());
        vms.findAll(command.vmIds()).forEach(vm -> missing.remove(vm.id()));
        missing.stream().sorted().forEach(id -> violations.require(false, Violation.notFound("VM", id)));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String words = command.action().doing() + " " + count + (count == 1 ? " VM" : " VMs");
        return new Decision.Accepted<>(command.vmIds(), words, ObjectRef.SYSTEM);
    }

    @Override
    public List<Step> steps(ActOnVms command) {
        return List.of(new Step("Begin with each VM", context -> begin(command, context)));
    }

    /** The VMs whose parts failed or never began. */
    @Override
    public Optional<ActOnVms> left(ActOnVms command, List<Task> parts) {
        Set<UUID> settled = parts.stream()
                .filter(part -> !isRepeatable(part))
                .map(Task::subjectId)
                .collect(Collectors.toSet());
        List<UUID> left =
                command.vmIds().stream().filter(id -> !settled.contains(id)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new ActOnVms(command.action(), left));
    }

    private static boolean isRepeatable(Task part) {
        return part.status() == TaskStatus.FAILED
                || part.status() == TaskStatus.ABORTED && !TaskControl.FORCED.equals(part.errorCode());
    }

    private StepOutcome begin(ActOnVms command, StepContext context) {
        Task whole = transactions.call(() -> tasks.find(context.taskId()).orElseThrow());
        Caller caller = transactions
                .call(() -> users.find(whole.ownerId()))
                .map(user -> new Caller(user.id(), user.principal(), context.correlationId()))
                .orElse(null);
        if (caller == null) {
            return new StepOutcome.Failed("The user who asked for it was removed meanwhile.");
        }
        Map<UUID, Vm> named = transactions.call(() -> vms.findAll(command.vmIds())).stream()
                .collect(Collectors.toMap(Vm::id, Function.identity()));
        for (UUID vmId : command.vmIds()) {
            String name = named.containsKey(vmId) ? named.get(vmId).name() : vmId.toString();
            runner.get()
                    .submitPart(
                            whole.id(),
                            part(whole.id(), vmId),
                            command.action().on(vmId),
                            caller,
                            command.action().doing() + " VM " + name,
                            ObjectRef.vm(vmId));
        }
        return StepOutcome.DONE;
    }

    /** Follows from the whole, so that an engine that takes it up begins nothing twice. */
    private static UUID part(UUID taskId, UUID vmId) {
        return UUID.nameUUIDFromBytes((taskId + ":" + vmId).getBytes(StandardCharsets.UTF_8));
    }
}
