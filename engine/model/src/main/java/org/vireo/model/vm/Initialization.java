package org.vireo.model.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What cloud-init is told at the first start (NoCloud). A password is only ever kept as its crypt(3) hash.
 *
 * @param hostName name of the guest
 * @param userName the account to make or change; root when absent
 * @param passwordHash SHA-512 crypt of that account's password
 * @param authorizedKeys OpenSSH public keys of that account
 * @param customScript further cloud-config, appended as it is
 */
public record Initialization(
        @Nullable String hostName,
        @Nullable String userName,
        @Nullable String passwordHash,
        List<String> authorizedKeys,
        @Nullable String customScript) {

    public static final Initialization NONE = new Initialization(null, null, null, List.of(), null);

    public Initialization {
        authorizedKeys = List.copyOf(authorizedKeys);
    }

    /** Whether there is anything to tell the guest. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Secrets stay out of every log. */
    @Override
    public String toString() {
        return "Initialization[hostName=" + hostName + ", userName=" + userName + ", authorizedKeys="
                + authorizedKeys.size() + "]";
    }
}
