package org.vireo.core.console;

/** What became of an attempt to open a console. */
public sealed interface ConsoleOpening {

    /** It is open; what the VM says is being shown. */
    record Opened(OpenConsole console) implements ConsoleOpening {}

    /** It is not open, and the ticket cannot be used again. */
    record Refused(ConsoleClosing why) implements ConsoleOpening {}
}
