/** The two one-method interfaces that a device kind implements, and the inputs they get. Implemented by the machine, metadata and device packages, run by build and parse. */
@NullMarked
package org.vireo.domainxml.spi;

import org.jspecify.annotations.NullMarked;
