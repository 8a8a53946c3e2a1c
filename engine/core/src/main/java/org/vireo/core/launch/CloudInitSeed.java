package org.vireo.core.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.vm.Initialization;

/**
 * The files of a NoCloud seed. The user data may hold secrets, so it travels beside the XML, not in it. Texts are
 * written as JSON, which every YAML reader takes and which nothing can break out of.
 *
 * @see <a href="https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html">NoCloud</a>
 */
final class CloudInitSeed {

    private static final String USER_DATA = "user-data";
    private static final String BOUNDARY = "==vireo==";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CloudInitSeed() {}

    static FirstBoot.Seed of(FirstBoot.Guest guest) {
        ObjectNode metaData = JSON.createObjectNode();
        metaData.put("instance-id", guest.id().toString());
        metaData.put("local-hostname", guest.hostName());
        return new FirstBoot.Seed(
                List.of(
                        new PayloadFile("meta-data", new PayloadContent.Inline(write(metaData) + "\n")),
                        new PayloadFile(USER_DATA, new PayloadContent.Secret(USER_DATA))),
                Map.of(USER_DATA, userData(guest.initialization()).getBytes(StandardCharsets.UTF_8)));
    }

    /** A host name (RFC 1123) made of a VM's name. */
    static String hostNameOf(String vmName) {
        String label = vmName.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = label.substring(0, Math.min(label.length(), 63)).replaceAll("-+$", "");
        return cut.isEmpty() ? "vm" : cut;
    }

    private static String userData(Initialization initialization) {
        String config = "#cloud-config\n" + write(cloudConfig(initialization)) + "\n";
        String custom = initialization.customScript();
        return custom == null || custom.isBlank() ? config : multipart(config, marked(custom));
    }

    private static ObjectNode cloudConfig(Initialization initialization) {
        ObjectNode config = JSON.createObjectNode();
        config.put("ssh_pwauth", initialization.passwordHash() != null);
        config.put("disable_root", false);
        String user = initialization.userName() == null ? "root" : initialization.userName();
        ObjectNode account = config.putArray("users").addObject();
        account.put("name", user);
        account.put("lock_passwd", initialization.passwordHash() == null);
        if (initialization.passwordHash() != null) {
            account.put("hashed_passwd", initialization.passwordHash());
        }
        if (!user.equals("root")) {
            account.put("sudo", "ALL=(ALL) NOPASSWD:ALL");
            account.put("shell", "/bin/bash");
        }
        ArrayNode keys = account.putArray("ssh_authorized_keys");
        initialization.authorizedKeys().forEach(keys::add);
        return config;
    }

    /** cloud-init knows a part by its first line; bare YAML is what oVirt's users write here. */
    private static String marked(String custom) {
        return custom.startsWith("#") ? custom : "#cloud-config\n" + custom;
    }

    private static String multipart(String... parts) {
        StringBuilder text = new StringBuilder(
                "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"\n" + "MIME-Version: 1.0\n\n");
        for (String part : parts) {
            text.append("--").append(BOUNDARY).append("\nContent-Type: text/plain; charset=\"utf-8\"\n\n");
            text.append(part).append('\n');
        }
        return text.append("--").append(BOUNDARY).append("--\n").toString();
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of text nodes is always written", e);
        }
    }
}
