package org.vireo.model.reported.disk;

/**
 * A block job that copies a disk.
 *
 * @param job libvirt's word: copy or active-commit
 * @param ready whether the copy is complete, and only follows the writes of the guest
 * @param target where it copies to
 */
public record ReportedMirror(String job, boolean ready, ReportedImage target) {}
