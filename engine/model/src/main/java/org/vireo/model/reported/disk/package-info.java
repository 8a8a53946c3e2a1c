/** What a host says of the images below a disk and of the jobs on them. Parts of the reports in the package above. */
@NullMarked
package org.vireo.model.reported.disk;

import org.jspecify.annotations.NullMarked;
