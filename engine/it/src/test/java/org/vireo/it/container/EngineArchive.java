package org.vireo.it.container;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** The EAR that Maven built, as it is. */
final class EngineArchive {

    private EngineArchive() {}

    static EnterpriseArchive built() {
        File file = new File(System.getProperty("vireo.it.ear"));
        return ShrinkWrap.create(ZipImporter.class, "vireo.ear")
                .importFrom(file)
                .as(EnterpriseArchive.class);
    }
}
