package org.vireo.core.query.datacenter;

import java.util.UUID;
import org.vireo.model.cluster.DataCenter;

/**
 * A data center as it is now.
 *
 * @param usable whether it has storage to work with
 */
public record DataCenterView(DataCenter dataCenter, boolean usable) {

    public UUID id() {
        return dataCenter.id();
    }
}
