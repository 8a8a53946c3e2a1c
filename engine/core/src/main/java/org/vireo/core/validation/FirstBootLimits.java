package org.vireo.core.validation;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.vm.Initialization;

/** What of a guest's first start the one who prepares it takes. The rest would be dropped without a word. Pure. */
public final class FirstBootLimits {

    private FirstBootLimits() {}

    /** Checks that the guest can be told everything. */
    public static void check(GuestOs guest, Initialization wishes, Violations violations) {
        List<String> lost = switch (guest.initialization()) {
            case CLOUD_INIT, NONE -> List.of();
            case IGNITION -> account(wishes);
            case SYSPREP -> accountAndKeys(wishes);
        };
        checkName(guest, wishes, violations);
        violations.require(
                lost.isEmpty(),
                Violation.invalid(
                        "INITIALIZATION",
                        "VM [initialization] " + String.join(", ", lost) + " cannot be given to " + guest.description()
                                + ": it is prepared by " + preparedBy(guest) + ".",
                        "Put it into initialization.custom_script."));
    }

    /** Of two names the one in the answer file would win, and nothing would say so. */
    private static void checkName(GuestOs guest, Initialization wishes, Violations violations) {
        String script = wishes.customScript();
        boolean answered =
                guest.initialization() == GuestOs.Initialization.SYSPREP && script != null && !script.isBlank();
        violations.require(
                !answered || wishes.hostName() == null,
                Violation.invalid(
                        "INITIALIZATION",
                        "VM [initialization] host_name " + wishes.hostName() + " cannot be given to "
                                + guest.description()
                                + " beside custom_script, which is its answer file as it is.",
                        "Leave out host_name, and name the computer in the answer file (ComputerName)."));
    }

    private static List<String> account(Initialization wishes) {
        List<String> lost = new ArrayList<>();
        if (wishes.userName() != null) {
            lost.add("user_name");
        }
        if (wishes.passwordHash() != null) {
            lost.add("root_password");
        }
        return lost;
    }

    private static List<String> accountAndKeys(Initialization wishes) {
        List<String> lost = account(wishes);
        if (!wishes.authorizedKeys().isEmpty()) {
            lost.add("authorized_ssh_keys");
        }
        return lost;
    }

    private static String preparedBy(GuestOs guest) {
        return switch (guest.initialization()) {
            case CLOUD_INIT, NONE -> "cloud-init";
            case IGNITION -> "an Ignition config, which nothing can be added to";
            case SYSPREP -> "an answer file of Windows Setup, which takes no hash of a password and no keys";
        };
    }
}
