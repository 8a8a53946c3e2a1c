package org.vireo.core.runtime;

/**
 * Where code tells that it was about to do what must never happen, and did not do it.
 *
 * <p>In production that is a line in the log and the work around it goes on: a report of a host tells of hundreds of VMs, and
 * the end of a task releases its locks, which a defect at one row must not prevent. In tests it is thrown.
 */
public interface Defects {

    void found(RuntimeException defect);
}
