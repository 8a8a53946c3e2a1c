/** The guest's mainboard and processors as they are configured: kept with VMs and templates, read by the Domain XML. Called by everybody. */
@NullMarked
package org.vireo.model.hardware;

import org.jspecify.annotations.NullMarked;
