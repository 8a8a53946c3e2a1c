package org.vireo.rest.mapping;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Initialization;

/** What a guest is told at its first start. */
public final class InitializationMapper {

    private InitializationMapper() {}

    /** Without the password, which is not kept. */
    static Initialization toApi(org.vireo.model.vm.Initialization initialization) {
        Initialization api = new Initialization();
        api.setHostName(initialization.hostName());
        api.setUserName(initialization.userName());
        api.setCustomScript(initialization.customScript());
        if (!initialization.authorizedKeys().isEmpty()) {
            api.setAuthorizedSshKeys(String.join("\n", initialization.authorizedKeys()));
        }
        return api;
    }

    /**
     * Null stays null.
     *
     * @param crypt makes a password into what the guest keeps of it
     */
    static org.vireo.model.vm.@Nullable Initialization toModel(
            @Nullable Initialization api, UnaryOperator<String> crypt) {
        if (api == null) {
            return null;
        }
        String password = api.getRootPassword();
        return new org.vireo.model.vm.Initialization(
                filled(api.getHostName()),
                filled(api.getUserName()),
                password == null || password.isEmpty() ? null : crypt.apply(password),
                keys(api.getAuthorizedSshKeys()),
                filled(api.getCustomScript()));
    }

    private static List<String> keys(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
