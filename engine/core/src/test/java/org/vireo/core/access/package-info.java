/** Tests of logins, tokens and sight, on repositories in memory. Nothing else uses them. */
@NullMarked
package org.vireo.core.access;

import org.jspecify.annotations.NullMarked;
