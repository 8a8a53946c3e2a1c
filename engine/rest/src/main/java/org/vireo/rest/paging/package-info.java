/** Lists that go on. */
@NullMarked
package org.vireo.rest.paging;

import org.jspecify.annotations.NullMarked;
