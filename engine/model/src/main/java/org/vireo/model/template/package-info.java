/** Templates: what new VMs are copied from. Everything above the model may use it. */
@NullMarked
package org.vireo.model.template;

import org.jspecify.annotations.NullMarked;
