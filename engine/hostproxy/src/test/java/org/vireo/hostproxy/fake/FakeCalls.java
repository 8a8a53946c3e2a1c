package org.vireo.hostproxy.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;

/** The way of one call: connection, fault, idempotency key, effect, answer. */
final class FakeCalls {

    /** One call on its way; {@code request} stands for its arguments when keys are compared. */
    record Call(FakeConnection connection, Verb verb, CallContext context, Object request) {}

    private record Remembered(Verb verb, Object request, HostOutcome<?> outcome) {}

    private final SimulatedClock clock;
    private final Faults faults = new Faults();
    private final Map<String, Remembered> keys = new HashMap<>();
    private final List<Verb> executed = new ArrayList<>();

    FakeCalls(SimulatedClock clock) {
        this.clock = clock;
    }

    Faults faults() {
        return faults;
    }

    synchronized List<Verb> executed() {
        return List.copyOf(executed);
    }

    <T> HostOutcome<T> call(Call call, Supplier<HostOutcome<T>> effect) {
        if (!call.connection().isOpen()) {
            return new Unreachable<>("the connection is closed");
        }
        Optional<Fault> fault = faults.take(call.verb());
        return fault.isEmpty() ? execute(call, effect) : withFault(call, effect, fault.get());
    }

    private <T> HostOutcome<T> withFault(Call call, Supplier<HostOutcome<T>> effect, Fault fault) {
        return switch (fault) {
            case Fault.Refuse refuse -> new Refused<>(refuse.error());
            case Fault.NotSent notSent -> new Unreachable<>("the request could not be sent");
            case Fault.LoseRequest lost ->
                new Unknown<>("no answer within " + call.context().deadline());
            case Fault.LoseAnswer lost -> {
                execute(call, effect);
                yield new Unknown<>("no answer within " + call.context().deadline());
            }
            case Fault.CutBefore cut -> {
                call.connection().end("connection lost");
                yield new Unknown<>("the connection was lost");
            }
            case Fault.CutAfter cut -> {
                execute(call, effect);
                call.connection().end("connection lost");
                yield new Unknown<>("the connection was lost");
            }
            case Fault.Delay delay -> delayed(call, effect, delay.time());
            case Fault.Hold hold -> {
                await(hold.release());
                yield execute(call, effect);
            }
        };
    }

    private <T> HostOutcome<T> delayed(Call call, Supplier<HostOutcome<T>> effect, Duration time) {
        clock.advance(time);
        var outcome = execute(call, effect);
        return time.compareTo(call.context().deadline()) > 0
                ? new Unknown<>("no answer within " + call.context().deadline())
                : outcome;
    }

    private <T> HostOutcome<T> execute(Call call, Supplier<HostOutcome<T>> effect) {
        var key = call.context().idempotencyKey().filter(given -> call.verb().mutates());
        if (key.isEmpty()) {
            return record(call.verb(), effect.get());
        }
        synchronized (this) {
            var first = keys.get(key.get());
            if (first == null) {
                var outcome = record(call.verb(), effect.get());
                if (worthKeeping(outcome)) {
                    keys.put(key.get(), new Remembered(call.verb(), call.request(), outcome));
                }
                return outcome;
            }
            return first.verb() == call.verb() && first.request().equals(call.request())
                    ? sameVerb(first.outcome())
                    : Refusals.refuse(
                            HostErrorCode.IDEMPOTENCY_CONFLICT,
                            key.get(),
                            "The key " + key.get() + " was used before with another request");
        }
    }

    /** Where nothing happened for a passing reason, the next try may do better. */
    private static boolean worthKeeping(HostOutcome<?> outcome) {
        return !(outcome instanceof Refused<?>(HostError error)
                && (error.code() == HostErrorCode.BUSY || error.code() == HostErrorCode.LIBVIRT_UNAVAILABLE));
    }

    /** The same verb always has the same type of outcome. */
    @SuppressWarnings("unchecked")
    private static <T> HostOutcome<T> sameVerb(HostOutcome<?> outcome) {
        return (HostOutcome<T>) outcome;
    }

    private synchronized <T> HostOutcome<T> record(Verb verb, HostOutcome<T> outcome) {
        if (outcome.isDone()) {
            executed.add(verb);
        }
        return outcome;
    }

    private static void await(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
