package org.vireo.core.command;

import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;

/** A permission that a caller must have on an object or on one above it. */
public record RequiredPermit(Permit permit, ObjectRef object) {}
