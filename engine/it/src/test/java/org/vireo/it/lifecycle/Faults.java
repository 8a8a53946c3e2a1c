package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.Fault;

/** Orders faults of calls, and lets held ones arrive. */
final class Faults {

    /** Longer than any call of the engine waits. */
    private static final Duration TOO_LONG = Duration.ofSeconds(100);

    private final List<CountDownLatch> gates = new ArrayList<>();

    void order(FakeHost host, Act.CallFails act) {
        host.fail(act.verb(), fault(act.fault()));
    }

    private Fault fault(Act.CallFault fault) {
        return switch (fault) {
            case NOT_SENT -> new Fault.NotSent();
            case REQUEST_LOST -> new Fault.LoseRequest();
            case ANSWER_LOST -> new Fault.LoseAnswer();
            case CUT_BEFORE -> new Fault.CutBefore();
            case CUT_AFTER -> new Fault.CutAfter();
            case TOO_LATE -> new Fault.Delay(TOO_LONG);
            case HELD -> held();
            case REFUSED -> new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "libvirt refused"));
            case BROKEN -> new Fault.Refuse(new HostError(HostErrorCode.INTERNAL, "the agent broke"));
        };
    }

    private Fault held() {
        CountDownLatch gate = new CountDownLatch(1);
        gates.add(gate);
        return new Fault.Hold(gate);
    }

    void arrive() {
        gates.forEach(CountDownLatch::countDown);
        gates.clear();
    }
}
