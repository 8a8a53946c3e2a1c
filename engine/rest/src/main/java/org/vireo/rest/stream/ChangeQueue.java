package org.vireo.rest.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.vireo.core.access.Credential;

/**
 * What one client has yet to get. Offering never waits: a client that is too slow loses everything and is told so.
 */
final class ChangeQueue {

    private final int capacity;
    private final Credential credential;
    private final Deque<ChangeFrame> frames = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean overflowed;
    private boolean ended;

    /** @param credential what the stream ends with */
    ChangeQueue(int capacity, Credential credential) {
        this.capacity = capacity;
        this.credential = credential;
    }

    Credential credential() {
        return credential;
    }

    void offer(ChangeFrame frame) {
        lock.lock();
        try {
            if (frames.size() >= capacity) {
                frames.clear();
                overflowed = true;
            }
            if (!overflowed) {
                frames.add(frame);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream as soon as its writer looks. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next frame, or empty when none came in time or there will be none any more. */
    Optional<ChangeFrame> take(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (frames.isEmpty() && !overflowed && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended ? Optional.empty() : Optional.ofNullable(frames.poll());
        } finally {
            lock.unlock();
        }
    }

    boolean isOverflowed() {
        lock.lock();
        try {
            return overflowed;
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
