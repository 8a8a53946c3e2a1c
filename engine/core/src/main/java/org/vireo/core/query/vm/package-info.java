/** Reading VMs with their run time and devices. Called by REST. */
@NullMarked
package org.vireo.core.query.vm;

import org.jspecify.annotations.NullMarked;
