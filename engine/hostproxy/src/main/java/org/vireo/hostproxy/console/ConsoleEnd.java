package org.vireo.hostproxy.console;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a console's stream ended.
 *
 * @param text one sentence for a person
 */
public record ConsoleEnd(Reason reason, String text) {

    /** Why; those that an agent tells are numbered as in {@code protocol.json}. */
    public enum Reason {
        /** The agent stops; the VM runs on. */
        AGENT_STOPS(1001),
        /** A defect of the engine: agents take binary frames only. */
        NOT_BINARY(1003),
        /** The VM ended, or its QEMU closed the console. */
        ENDED(4000),
        /** It was opened anew, by the same user or with force; the text names who. */
        TAKEN(4001),
        /** No byte went either way for too long. */
        IDLE(4002),
        /** The engine or the VM did not take a whole frame in time. */
        STALLED(4003),
        /** The connection to the host broke. */
        LOST(0),
        /** This side closed it. */
        CLOSED(0);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        /** The close code on the wire; 0 where there is none. */
        public int code() {
            return code;
        }

        /** The reason that an agent tells by a code. */
        public static Optional<Reason> of(int code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code != 0 && reason.code == code)
                    .findFirst();
        }
    }
}
