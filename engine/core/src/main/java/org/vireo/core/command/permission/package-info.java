/** Roles, and who has which on what. Called by REST. */
@NullMarked
package org.vireo.core.command.permission;

import org.jspecify.annotations.NullMarked;
