/** A real database for tests. Tests of every module that needs one may use it. */
@NullMarked
package org.vireo.persistence.test;

import org.jspecify.annotations.NullMarked;
