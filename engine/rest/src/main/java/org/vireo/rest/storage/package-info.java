/** Storage domains and what lies in them. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.storage;

import org.jspecify.annotations.NullMarked;
