/**
 * Requests that are to be answered only if an object is, or is no longer, as the client saw it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13: Conditional Requests</a>
 */
@NullMarked
package org.vireo.rest.conditional;

import org.jspecify.annotations.NullMarked;
