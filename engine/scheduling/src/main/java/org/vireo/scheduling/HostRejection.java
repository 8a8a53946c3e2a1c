package org.vireo.scheduling;

import java.util.UUID;

/**
 * Why one host cannot take the VM.
 *
 * @param code stable word for programs
 * @param reason a sentence naming the host, the thing and its value
 * @param remedy what an admin can do about it
 */
public record HostRejection(UUID hostId, String hostName, Code code, String reason, String remedy) {

    /** The reasons there are. */
    public enum Code {
        HOST_NOT_UP,
        STORAGE_ELSEWHERE,
        ARCHITECTURE,
        MACHINE_TYPE,
        EMULATOR,
        NETWORK_MISSING,
        NOT_ENOUGH_MEMORY,
        NOT_ENOUGH_CPUS
    }
}
