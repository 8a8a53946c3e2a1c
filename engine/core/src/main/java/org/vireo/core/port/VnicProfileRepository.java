package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vireo.model.network.VnicProfile;

/** vNIC profiles. Search fields: id, name. */
public interface VnicProfileRepository extends Repository<VnicProfile> {

    List<VnicProfile> ofNetworks(Collection<UUID> networkIds);
}
