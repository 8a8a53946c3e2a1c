package org.vireo.it.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A client of the server-sent events, with the moment at which each change arrived. */
final class ChangeStream implements AutoCloseable {

    /** A change as it came in. */
    record Change(String type, String id, String kind, long nanos) {}

    private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final Thread reader;
    private final Stream<String> lines;

    ChangeStream(Installation vireo) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vireo.url() + Installation.API + "/events"))
                .header("Authorization", "Bearer " + vireo.token())
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> answer = vireo.http().send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IOException("The event stream answered " + answer.statusCode());
            }
            lines = answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        reader = Thread.ofVirtual().start(() -> {
            try {
                lines.forEach(this::take);
            } catch (java.io.UncheckedIOException e) {
                changes.clear();
            }
        });
    }

    private void take(String line) {
        if (!line.startsWith("data:")) {
            return;
        }
        long now = System.nanoTime();
        try {
            JsonNode data = Installation.JSON.readTree(line.substring("data:".length()));
            changes.add(new Change(
                    data.path("type").asText(),
                    data.path("id").asText(),
                    data.path("change").asText(),
                    now));
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + line, e);
        }
    }

    void clear() {
        changes.clear();
    }

    /** Whether the server has not ended it. */
    boolean isOpen() {
        return reader.isAlive();
    }

    /** The first change that fits. */
    Change await(Predicate<Change> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Change next = changes.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("No such change within " + patience);
                }
                if (wanted.test(next)) {
                    return next;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        lines.close();
    }
}
