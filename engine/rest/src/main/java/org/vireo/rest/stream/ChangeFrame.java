package org.vireo.rest.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.TaskProgress;

/**
 * One frame of a stream.
 *
 * @param id grows from frame to frame, over restarts of the engine too
 * @param change null to tell the client that it missed something and must read everything again
 */
record ChangeFrame(long id, @Nullable EntityChanged change) {

    static final String RESYNC = "resync";

    /** The name of the event. */
    String name() {
        return change == null ? RESYNC : change.kind().wireName();
    }

    /** The data of the event: all parts are words, ids and numbers, which need no escaping. */
    String data() {
        return change == null
                ? "{\"type\":\"" + RESYNC + "\"}"
                : "{\"type\":\"" + change.kind().wireName() + "\",\"id\":\"" + change.id() + "\",\"change\":\""
                        + change.change().name().toLowerCase(Locale.ROOT) + "\"" + progress(change.progress()) + "}";
    }

    private static String progress(@Nullable TaskProgress progress) {
        return progress == null
                ? ""
                : ",\"progress\":{\"percent\":" + progress.percent() + ",\"step\":" + progress.step()
                        + ",\"bytes_done\":" + progress.bytesDone() + ",\"bytes_total\":" + progress.bytesTotal() + "}";
    }
}
