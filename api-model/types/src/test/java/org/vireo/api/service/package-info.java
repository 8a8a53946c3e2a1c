/** Tests of the links of the services. Nothing else uses them. */
@NullMarked
package org.vireo.api.service;

import org.jspecify.annotations.NullMarked;
