package org.vireo.core.port;

import org.vireo.model.cluster.DataCenter;

/** Data centers. Search fields: id, name, description, status. */
public interface DataCenterRepository extends Repository<DataCenter> {}
