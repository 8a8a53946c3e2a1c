package org.vireo.core.event;

/**
 * How far a task is, for those who watch it.
 *
 * @param step the number of the step that works, from 0
 * @param bytesDone of the step
 * @param bytesTotal of the step
 * @param percent of the whole task
 */
public record TaskProgress(int step, long bytesDone, long bytesTotal, int percent) {}
