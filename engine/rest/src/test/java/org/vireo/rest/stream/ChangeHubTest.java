package org.vireo.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.core.access.Credential;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.event.TaskProgress;

class ChangeHubTest {

    private static final EntityChanged CHANGE = new EntityChanged(EntityKind.VM, "v", ChangeKind.UPDATED);
    private static final Credential SOMEBODY = new Credential(new UUID(0, 1), "f1");
    private static final Duration AT_ONCE = Duration.ZERO;

    private final ChangeRing ring = new ChangeRing(4, 100);

    @Test
    void aFrameShouldSayWhatChangedInWordsOfTheWire() {
        ChangeFrame frame = new ChangeFrame(7, new EntityChanged(EntityKind.STORAGEDOMAIN, "x", ChangeKind.UPDATED));
        assertThat(frame.name()).isEqualTo("storagedomain");
        assertThat(frame.data()).isEqualTo("{\"type\":\"storagedomain\",\"id\":\"x\",\"change\":\"updated\"}");
    }

    @Test
    void aFrameShouldSayHowFarATaskIs() {
        TaskProgress progress = new TaskProgress(1, 512, 2048, 62);
        ChangeFrame frame = new ChangeFrame(7, new EntityChanged(EntityKind.TASK, "t", ChangeKind.UPDATED, progress));
        assertThat(frame.data())
                .isEqualTo("{\"type\":\"task\",\"id\":\"t\",\"change\":\"updated\",\"progress\":{\"percent\":62,"
                        + "\"step\":1,\"bytes_done\":512,\"bytes_total\":2048}}");
    }

    @Test
    void aClientThatComesBackShouldGetWhatItMissed() {
        add(3);
        assertThat(missedSince(101)).containsExactly("102", "103");
        assertThat(missedSince(103)).isEmpty();
    }

    @Test
    void aClientThatMissedTooMuchShouldReadEverythingAgain() {
        add(10);
        assertThat(missedSince(101)).containsExactly(ChangeFrame.RESYNC);
        assertThat(missedSince(106)).containsExactly("107", "108", "109", "110");
        assertThat(missedSince(105)).containsExactly(ChangeFrame.RESYNC);
    }

    @Test
    void aNumberOfAnotherRunShouldMeanReadingAgain() {
        assertThat(missedSince(12)).containsExactly(ChangeFrame.RESYNC);
        add(1);
        assertThat(missedSince(12)).containsExactly(ChangeFrame.RESYNC);
        assertThat(missedSince(5000)).containsExactly(ChangeFrame.RESYNC);
        assertThat(missedSince(-1)).containsExactly(ChangeFrame.RESYNC);
    }

    @Test
    void aSlowClientShouldLoseEverythingButHoldNobodyUp() throws InterruptedException {
        ChangeQueue queue = new ChangeQueue(3, SOMEBODY);
        for (int i = 0; i < 100; i++) {
            queue.offer(frame(i));
        }
        assertThat(queue.isOverflowed()).isTrue();
        assertThat(queue.take(AT_ONCE)).isEmpty();
    }

    @Test
    void anEndedStreamShouldGiveNothingMore() throws InterruptedException {
        ChangeQueue queue = new ChangeQueue(3, SOMEBODY);
        queue.offer(frame(1));
        assertThat(queue.isEnded()).isFalse();
        queue.end();
        assertThat(queue.isEnded()).isTrue();
        assertThat(queue.take(AT_ONCE)).isEmpty();
    }

    @Test
    void aWaitingStreamShouldWakeUpAtOnce() throws InterruptedException {
        ChangeQueue queue = new ChangeQueue(3, SOMEBODY);
        List<Optional<ChangeFrame>> taken = new ArrayList<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                taken.add(queue.take(Duration.ofSeconds(30)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        queue.offer(frame(1));
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(taken).containsExactly(Optional.of(frame(1)));
    }

    private void add(int frames) {
        for (int i = 0; i < frames; i++) {
            ring.add(CHANGE);
        }
    }

    private List<String> missedSince(long id) {
        return ring.since(id).stream()
                .map(frame -> frame.change() == null ? frame.name() : Long.toString(frame.id()))
                .toList();
    }

    private static ChangeFrame frame(long id) {
        return new ChangeFrame(id, CHANGE);
    }
}
