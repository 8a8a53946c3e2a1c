package org.vireo.hostproxy.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.event.HostEvent;

/** Numbers the events of a session and keeps the newest for replay. Guarded by the host's lock. */
final class FakeEvents {

    private final Deque<HostEvent> buffer = new ArrayDeque<>();
    private int capacity = 1000;
    private int sessions;
    private long sequence;
    private String session = "";

    FakeEvents() {
        newSession();
    }

    void newSession() {
        sessions++;
        session = "fake-session-" + sessions;
        sequence = 0;
        buffer.clear();
    }

    void capacity(int events) {
        capacity = events;
        trim();
    }

    String session() {
        return session;
    }

    long sequence() {
        return sequence;
    }

    long nextSequence() {
        sequence++;
        return sequence;
    }

    void keep(HostEvent event) {
        buffer.add(event);
        trim();
    }

    /** Everything after the resume point, or empty when that cannot be told any more. */
    Optional<List<HostEvent>> since(ResumePoint point) {
        if (!point.session().equals(session) || point.lastSequence() > sequence) {
            return Optional.empty();
        }
        var missed = new ArrayList<HostEvent>();
        for (HostEvent event : buffer) {
            if (event.sequence() > point.lastSequence()) {
                missed.add(event);
            }
        }
        return missed.size() == sequence - point.lastSequence() ? Optional.of(missed) : Optional.empty();
    }

    private void trim() {
        while (buffer.size() > capacity) {
            buffer.remove();
        }
    }
}
