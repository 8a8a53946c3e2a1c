/** The JAXB context with its pooled marshallers, over a StAX library with DTDs switched off and limits set. Used inside domainxml only. */
@NullMarked
package org.vireo.domainxml.binding;

import org.jspecify.annotations.NullMarked;
