package org.vireo.core.launch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;

/**
 * An answer file of Windows Setup: the custom script as it is, or one that only names the computer. Setup looks for it
 * under two names: one while it installs, the other at the first start of an image that sysprep prepared.
 *
 * @see <a href="https://learn.microsoft.com/windows-hardware/manufacture/desktop/windows-setup-automation-overview">
 *     Answer files</a>
 */
final class AnswerFile {

    private static final String REFERENCE = "answer-file";

    /** Windows takes no longer NetBIOS names. */
    private static final int LONGEST_NAME = 15;

    private AnswerFile() {}

    static FirstBoot.Seed of(FirstBoot.Guest guest) {
        String script = guest.initialization().customScript();
        String text = script == null || script.isBlank() ? minimal(guest.hostName()) : script;
        return new FirstBoot.Seed(
                List.of(
                        new PayloadFile("Autounattend.xml", new PayloadContent.Secret(REFERENCE)),
                        new PayloadFile("Unattend.xml", new PayloadContent.Secret(REFERENCE))),
                Map.of(REFERENCE, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The name has letters, digits and hyphens alone. */
    private static String minimal(String hostName) {
        String label = hostName.split("\\.", 2)[0];
        String name = label.substring(0, Math.min(label.length(), LONGEST_NAME)).replaceAll("-+$", "");
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <unattend xmlns="urn:schemas-microsoft-com:unattend">
                  <settings pass="specialize">
                    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64"
                        publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
                      <ComputerName>%s</ComputerName>
                    </component>
                  </settings>
                </unattend>
                """.formatted(name);
    }
}
