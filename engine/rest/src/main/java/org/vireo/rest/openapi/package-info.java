/** What of the API is there, as a document for programs. */
@NullMarked
package org.vireo.rest.openapi;

import org.jspecify.annotations.NullMarked;
