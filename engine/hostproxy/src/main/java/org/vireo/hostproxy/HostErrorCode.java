package org.vireo.hostproxy;

/** Every error that an agent answers with: its own, numbered as in {@code protocol.json}, and JSON-RPC's. */
public enum HostErrorCode {
    /** A defect of the agent; its log has the trace. After a verb that changes something the outcome is unknown. */
    INTERNAL(1000),
    /** No active domain with this id. */
    DOMAIN_NOT_FOUND(1001),
    /** A domain with this id or name is already active. */
    DOMAIN_EXISTS(1002),
    /** Not well-formed, has a DTD, or is not what the verb takes. */
    INVALID_XML(1003),
    /** libvirt refused; its code and text are in {@link HostError#libvirt()}. */
    LIBVIRT_REFUSED(1004),
    /** The agent has no connection to libvirt now. One that broke during the call is {@link HostOutcome.Unknown}. */
    LIBVIRT_UNAVAILABLE(1005),
    /** Not finished in time: the adapter turns it into {@link HostOutcome.Unknown}. */
    DEADLINE_EXCEEDED(1006),
    /** Nothing was done: the agent's queue is full, or an earlier call on the domain or its libvirt still runs. */
    BUSY(1007),
    /** A path outside of where VMs may go, through a link that leaves it, or that the host cannot use just now. */
    PATH_REFUSED(1008),
    /** No such image file. */
    VOLUME_NOT_FOUND(1009),
    /** An image file is already there. */
    VOLUME_EXISTS(1010),
    /** {@code qemu-img} failed; its text is in {@link HostError#output()}. */
    IMAGE_TOOL_FAILED(1011),
    /** A payload drive cannot be built as described. */
    PAYLOAD_INVALID(1012),
    /** Not possible in the domain's present state. */
    DOMAIN_STATE(1014),
    /** The key was used before with another request. */
    IDEMPOTENCY_CONFLICT(1015),
    /** The root belongs to another storage domain. */
    STORAGE_CONFLICT(1016),
    /** The guest has not let go of the device; it may still do so later. */
    DEVICE_IN_USE(1017),
    /** A script of the host's admin failed; its own output is in the message. */
    HOOK_FAILED(1018),
    /** The host could not do what the metadata asks for before the start; what it did is undone. */
    PREPARATION_FAILED(1019),
    /** A script in place of a verb failed; what it did until then is not known. */
    OVERRIDE_FAILED(1020),
    /** A certificate for the host that cannot be its own. */
    CERTIFICATE_REFUSED(1021),
    /** The agent inside the guest does not answer. */
    GUEST_AGENT_UNAVAILABLE(1022),
    /** libvirt has a secret with this id that is not Vireo's. */
    SECRET_CONFLICT(1023),
    /** No job with this id, or it ended more than a week ago. */
    JOB_NOT_FOUND(1024),
    /** Not enough space; what was begun is removed. */
    STORAGE_FULL(1025),
    /** The job was aborted, or the agent ended while it ran; what it made is removed. */
    JOB_INTERRUPTED(1026),
    /** Somebody else has this text console; the message says who and since when. */
    CONSOLE_IN_USE(1027),

    /** JSON-RPC: the agent could not read the message as JSON. */
    PARSE_ERROR(-32700),
    /** JSON-RPC: not a request. */
    INVALID_REQUEST(-32600),
    /** JSON-RPC: the agent does not know the verb; it is older than the engine and wants an upgrade. */
    METHOD_NOT_FOUND(-32601),
    /** JSON-RPC: the arguments are not what the verb takes. */
    INVALID_PARAMS(-32602),
    /** A code that this engine does not know; the agent is newer. The message says what it was. */
    UNRECOGNISED(0);

    private final int number;

    HostErrorCode(int number) {
        this.number = number;
    }

    /** The number on the wire; 0 for {@link #UNRECOGNISED}, which never is there. */
    public int number() {
        return number;
    }

    /** What to do, for the end of a sentence and without a stop; empty when the agent's own sentence has to do. */
    String remedy() {
        return switch (this) {
            case HOOK_FAILED -> "see to the script on the host, or take it away, and try again";
            case GUEST_AGENT_UNAVAILABLE -> "see that qemu-guest-agent runs in the guest, and try again";
            case LIBVIRT_UNAVAILABLE -> "see that libvirtd runs on the host, and try again";
            case METHOD_NOT_FOUND, UNRECOGNISED -> "bring the host's agent and the engine to the same version";
            case INTERNAL,
                    DOMAIN_NOT_FOUND,
                    DOMAIN_EXISTS,
                    INVALID_XML,
                    LIBVIRT_REFUSED,
                    DEADLINE_EXCEEDED,
                    BUSY,
                    PATH_REFUSED,
                    VOLUME_NOT_FOUND,
                    VOLUME_EXISTS,
                    IMAGE_TOOL_FAILED,
                    PAYLOAD_INVALID,
                    DOMAIN_STATE,
                    IDEMPOTENCY_CONFLICT,
                    STORAGE_CONFLICT,
                    DEVICE_IN_USE,
                    PREPARATION_FAILED,
                    OVERRIDE_FAILED,
                    CERTIFICATE_REFUSED,
                    SECRET_CONFLICT,
                    JOB_NOT_FOUND,
                    STORAGE_FULL,
                    JOB_INTERRUPTED,
                    CONSOLE_IN_USE,
                    PARSE_ERROR,
                    INVALID_REQUEST,
                    INVALID_PARAMS -> "";
        };
    }
}
