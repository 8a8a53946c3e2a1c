/**
 * The XML form of the API's objects, written and read from the tables of the types. The REST layer uses {@link
 * org.vireo.api.xml.XmlFormat}; the rest is its inside.
 */
@NullMarked
package org.vireo.api.xml;

import org.jspecify.annotations.NullMarked;
