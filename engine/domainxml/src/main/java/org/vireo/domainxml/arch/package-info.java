/** Answers of each architecture to questions about what a guest can have. Asked by contributors, chosen by build. */
@NullMarked
package org.vireo.domainxml.arch;

import org.jspecify.annotations.NullMarked;
