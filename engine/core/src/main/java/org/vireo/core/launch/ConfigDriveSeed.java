package org.vireo.core.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.vm.Initialization;

/**
 * The files of an OpenStack config drive. The user data is the custom script as it is: an Ignition config, which nothing
 * can be added to.
 *
 * @see <a href="https://docs.openstack.org/nova/latest/user/metadata.html">Metadata</a>
 */
final class ConfigDriveSeed {

    private static final String FOLDER = "openstack/latest/";
    private static final String USER_DATA = "user_data";

    private ConfigDriveSeed() {}

    static FirstBoot.Seed of(FirstBoot.Guest guest) {
        Initialization initialization = guest.initialization();
        ObjectNode metaData = JsonNodeFactory.instance.objectNode();
        metaData.put("uuid", guest.id().toString());
        metaData.put("name", guest.name());
        metaData.put("hostname", guest.hostName());
        ObjectNode keys = metaData.putObject("public_keys");
        int number = 0;
        for (String key : initialization.authorizedKeys()) {
            keys.put("key" + number++, key);
        }
        String script = initialization.customScript();
        return new FirstBoot.Seed(
                List.of(
                        new PayloadFile(
                                FOLDER + "meta_data.json", new PayloadContent.Inline(metaData.toString() + "\n")),
                        new PayloadFile(FOLDER + USER_DATA, new PayloadContent.Secret(USER_DATA))),
                Map.of(USER_DATA, (script == null ? "" : script).getBytes(StandardCharsets.UTF_8)));
    }
}
