/** Tests in which the published client library reads and writes the same documents. Nothing else uses them. */
@NullMarked
package org.vireo.api.sdk;

import org.jspecify.annotations.NullMarked;
