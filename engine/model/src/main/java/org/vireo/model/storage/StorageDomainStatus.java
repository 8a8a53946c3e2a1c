package org.vireo.model.storage;

/** Storage domain states, named as in the oVirt API. */
public enum StorageDomainStatus {
    /** Made, but not part of a data center. */
    UNATTACHED,
    ACTIVE,
    INACTIVE,
    MAINTENANCE
}
