package org.vireo.core.command.host;

import java.util.regex.Pattern;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;

/** What a host's address may be. Pure. */
final class HostRules {

    /** A DNS name or an IPv4 or IPv6 address; whether it answers is found out by connecting. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?|::1?");

    private HostRules() {}

    static void checkAddress(String address, int port, Violations violations) {
        violations.require(
                ADDRESS.matcher(address).matches(),
                Violation.invalid(
                        "HOST_ADDRESS",
                        "Host [address] '" + printable(address) + "' is neither a DNS name nor an IP address.",
                        "Give the name or address under which the engine reaches the host's agent."));
        violations.require(
                port >= 1 && port <= 65535,
                Violation.invalid("HOST_PORT", "Host [port] " + port + " is not between 1 and 65535.", ""));
    }

    private static String printable(String text) {
        String cut = text.substring(0, Math.min(text.length(), 80));
        return cut.replaceAll("\\p{C}", "?");
    }
}
