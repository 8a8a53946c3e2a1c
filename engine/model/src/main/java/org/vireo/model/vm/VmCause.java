package org.vireo.model.vm;

import org.jspecify.annotations.Nullable;

/** What moves a VM from one status to another. Nothing else does. */
public enum VmCause {
    CREATED(Actor.COMMAND, "AddVm is accepted", "it was just made"),
    FOUND(Actor.HOST, "a host reports a domain that nobody here started", null),
    START_ACCEPTED(Actor.COMMAND, "StartVm is accepted and a host chosen", null),
    LAUNCH_DONE(Actor.TASK, "StartVm ended: the host started the domain", null),
    LAUNCH_FAILED(Actor.TASK, "StartVm failed", "the host refused to start it, or was never asked"),
    LAUNCH_UNANSWERED(Actor.TASK, "StartVm ended without the host's answer", null),
    SHUTDOWN_ASKED(Actor.COMMAND, "ShutdownVm is accepted", null),
    REBOOT_ASKED(Actor.COMMAND, "RebootVm is accepted", null),
    REQUEST_FAILED(Actor.TASK, "ShutdownVm or RebootVm failed: the guest runs on", null),
    POWERED_OFF(Actor.TASK, "StopVm ended", "the host says that it destroyed the domain"),
    DISKS_TAKEN(Actor.COMMAND, "RemoveVm is accepted and deletes images", "it was down, and its lock is held"),
    DISKS_SETTLED(Actor.TASK, "AddVm ended, or RemoveVm gave up", "it was not started: that needs the status down"),
    REPORTED(Actor.HOST, "its host reports the domain", null),
    REPORTED_OFF(Actor.HOST, "its host reports the domain's end", "the host that had it says so"),
    ABSENT(
            Actor.HOST,
            "its host lists all its domains without this one",
            "the host that had it, or may have it, says so; after a start without an answer, once the agent cannot work on it"
                    + " any more"),
    HOST_LOST(Actor.ENGINE, "its host does not answer for longer than the grace", null);

    /** Who causes it. */
    public enum Actor {
        /** A user's command, in the transaction that accepts it. */
        COMMAND("a command, when it is accepted"),
        /** The task of a command, in the transaction that ends it; also after a restart of the engine. */
        TASK("a task, when it ends"),
        /** Monitoring, with a host's word. */
        HOST("a host's report"),
        /** Monitoring, without any word. */
        ENGINE("the engine itself");

        private final String words;

        Actor(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Actor actor;
    private final String words;
    private final @Nullable String proof;

    VmCause(Actor actor, String words, @Nullable String proof) {
        this.actor = actor;
        this.words = words;
        this.proof = proof;
    }

    public Actor actor() {
        return actor;
    }

    /** What happened, in words that follow "because". */
    public String words() {
        return words;
    }

    /** Why the VM certainly runs nowhere after it; null when that is not what it tells. */
    public @Nullable String proof() {
        return proof;
    }
}
