package org.vireo.core.command;

import org.vireo.model.event.Severity;

/** What a long step tells of itself while it works, and asks. Each call is a transaction of its own. */
public interface StepReport {

    /** Whether somebody has cancelled the task: work that can be broken off should be. */
    boolean isCancelled();

    /** How far it is, in bytes. */
    void progress(long done, long total);

    /** Adds to the task's log. The text holds no secrets; of a long one only the beginning is kept. */
    void line(Severity severity, String text);
}
