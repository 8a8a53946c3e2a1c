package org.vireo.core.port;

import java.util.List;
import java.util.UUID;
import org.vireo.model.network.Network;

/** Networks. Search fields: id, name, description, datacenter. */
public interface NetworkRepository extends Repository<Network> {

    List<Network> ofDataCenter(UUID dataCenterId);
}
