package org.vireo.core.runtime;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Defects of a running engine, with where they were found. */
@Singleton
public final class LoggedDefects implements Defects {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedDefects.class);

    @Override
    public void found(RuntimeException defect) {
        LOG.error("Defect of Vireo, please report it with this log: {}", defect.getMessage(), defect);
    }
}
