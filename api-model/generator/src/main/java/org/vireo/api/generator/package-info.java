/**
 * Turns the published API model into Java types, their tables and the directory of services. Only the build of the api-model
 * module runs it.
 */
@NullMarked
package org.vireo.api.generator;

import org.jspecify.annotations.NullMarked;
