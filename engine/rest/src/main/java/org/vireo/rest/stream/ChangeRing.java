package org.vireo.rest.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.vireo.core.event.EntityChanged;

/** The last changes, numbered. Not thread-safe. */
final class ChangeRing {

    private final int capacity;
    private final Deque<ChangeFrame> frames = new ArrayDeque<>();
    private long lastId;

    /**
     * Empty.
     *
     * @param lastId the number before the first
     */
    ChangeRing(int capacity, long lastId) {
        this.capacity = capacity;
        this.lastId = lastId;
    }

    ChangeFrame add(EntityChanged change) {
        ChangeFrame frame = new ChangeFrame(++lastId, change);
        if (frames.size() == capacity) {
            frames.removeFirst();
        }
        frames.addLast(frame);
        return frame;
    }

    /** What came after the frame of that number, or one frame that says that nobody knows. */
    List<ChangeFrame> since(long seen) {
        if (seen == lastId) {
            return List.of();
        }
        boolean known =
                seen < lastId && !frames.isEmpty() && seen >= frames.getFirst().id() - 1;
        return known
                ? frames.stream().filter(frame -> frame.id() > seen).toList()
                : List.of(new ChangeFrame(lastId, null));
    }
}
