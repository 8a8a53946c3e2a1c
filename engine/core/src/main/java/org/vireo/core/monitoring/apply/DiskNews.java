package org.vireo.core.monitoring.apply;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.event.EventCode;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedMirror;

/**
 * What changed in the images of a running disk. Vireo begins no block jobs, so that every one of them is somebody's work on
 * the host.
 */
record DiskNews(EventCode code, String words) {

    /**
     * @param disk what it is called
     * @param before the images as they were reported last; null when this is the first report of the run
     */
    static Optional<DiskNews> of(String disk, @Nullable ImageChain before, ImageChain now) {
        if (before != null && before.top() != null && !Objects.equals(before.top(), now.top())) {
            return Optional.of(new DiskNews(
                    EventCode.DISK_IMAGE_SWITCHED,
                    disk + " is written to " + now.top() + " on its host now, and no longer to " + before.top()
                            + ", which Vireo did not do. The next start takes the old image again, without what is written"
                            + " from now on: bring the data back (virsh blockcommit, or blockcopy, with --pivot) before the"
                            + " VM stops."));
        }
        ReportedMirror job = now.mirror();
        if (job == null || (before != null && before.mirror() != null)) {
            return Optional.empty();
        }
        return Optional.of(
                new DiskNews(
                        EventCode.DISK_JOB_FOUND,
                        disk + " is being copied to " + job.target().location() + " on its host (block job " + job.job()
                                + "), which Vireo did not begin. It cannot be taken out of the running VM until the job ends."));
    }
}
