/** Records of the model as JSON columns. Found by Hibernate; nobody else calls it. */
@NullMarked
package org.vireo.persistence.json;

import org.jspecify.annotations.NullMarked;
