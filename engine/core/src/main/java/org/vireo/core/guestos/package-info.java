/** The data file of guest operating systems. Asked by commands, by starts and by the API. */
@NullMarked
package org.vireo.core.guestos;

import org.jspecify.annotations.NullMarked;
