package org.vireo.core.runtime;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again for a while, since hosts are away for moments: after a start of the engine its sessions with them are still
 * being opened, and an agent that restarts is back within seconds.
 *
 * @param limit after which the answer that is there counts; what a question itself takes counts towards it
 * @param longestPause between two questions; the first pause is an eighth of it, each one twice the one before
 */
public record Patience(Duration limit, Duration longestPause) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int FIRST_OF_LONGEST = 8;

    /** With pauses of up to 2 s. */
    public Patience(Duration limit) {
        this(limit, LONGEST_PAUSE);
    }

    /**
     * Never called within a transaction.
     *
     * @param unanswered whether nobody could be asked, so that asking again changes nothing but the answer
     * @return the first answer, or the last when there was none within the limit or the thread was interrupted
     */
    public <T> T ask(Supplier<T> question, Predicate<? super T> unanswered) {
        long start = System.nanoTime();
        T answer = question.get();
        Duration pause = longestPause.dividedBy(FIRST_OF_LONGEST);
        while (unanswered.test(answer) && System.nanoTime() - start < limit.toNanos() && isSlept(pause)) {
            answer = question.get();
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        }
        return answer;
    }

    private static boolean isSlept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
