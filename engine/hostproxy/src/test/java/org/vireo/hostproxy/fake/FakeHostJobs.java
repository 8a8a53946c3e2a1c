package org.vireo.hostproxy.fake;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostJobs;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.CopyVolume;

/** {@link HostJobs} of the fake. */
record FakeHostJobs(FakeHost host, FakeConnection connection) implements HostJobs {

    @Override
    public HostOutcome<HostJob> startCopy(CallContext context, UUID id, CopyVolume copy) {
        return host.call(
                connection,
                Verb.VOLUME_START_COPY,
                context,
                List.of(id, copy),
                () -> host.jobs().startCopy(id, copy));
    }

    @Override
    public HostOutcome<HostJob> startChecksum(CallContext context, UUID id, String path) {
        return host.call(
                connection,
                Verb.VOLUME_START_CHECKSUM,
                context,
                List.of(id, path),
                () -> host.jobs().startChecksum(id, path));
    }

    @Override
    public HostOutcome<HostJob> status(CallContext context, UUID id, Duration wait) {
        return host.call(
                connection, Verb.JOB_STATUS, context, id, () -> host.jobs().status(id));
    }

    @Override
    public HostOutcome<List<HostJob>> list(CallContext context) {
        return host.call(
                connection,
                Verb.JOB_LIST,
                context,
                "",
                () -> new Done<>(host.jobs().all()));
    }

    @Override
    public HostOutcome<HostJob> abort(CallContext context, UUID id) {
        return host.call(
                connection, Verb.JOB_ABORT, context, id, () -> host.jobs().abort(id));
    }
}
