package org.vireo.core.command.host;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a one-time token with which an agent becomes this host. Earlier tokens of the host end. */
public record IssueEnrolment(UUID id) implements Command<EnrolmentGrant> {}
