package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself. */
final class Patiently {

    private static final long LOOK_MILLIS = 2;

    private Patiently() {}

    static void until(String what, Duration limit, BooleanSupplier holds) {
        if (!within(limit, holds)) {
            throw new AssertionError(what + " did not come within " + limit);
        }
    }

    static boolean within(Duration limit, BooleanSupplier holds) {
        long end = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            sleep(LOOK_MILLIS);
        }
        return true;
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
