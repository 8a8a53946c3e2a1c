package org.vireo.core.launch;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.hardware.DirectKernel;

/**
 * Kernels that a VM may be started with: files in the folder {@code boot} of a host's storage. Any other file of the
 * host, another VM's image among them, could be read by the guest if it were named. Pure.
 */
final class BootFiles {

    private static final String FOLDER = "/boot/";

    private BootFiles() {}

    /** A sentence for each file that lies elsewhere. */
    static List<String> elsewhere(DirectKernel direct, List<String> storageRoots) {
        List<String> sentences = new ArrayList<>(0);
        for (String file : new String[] {direct.kernel(), direct.initrd()}) {
            if (file != null && storageRoots.stream().noneMatch(root -> file.startsWith(root + FOLDER))) {
                sentences.add("The VM is to be started with the file " + file + ", which is not in the folder boot of "
                        + String.join(", ", storageRoots) + ": put it there.");
            }
        }
        return sentences;
    }
}
