package org.vireo.rest.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.vireo.rest.call.ApiCall;

/** Carries the call to the resources. Roles are no roles of the container: every command and query decides by itself. */
record CallSecurity(ApiCall call, SecurityContext outer) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return call;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return call.token() == null ? BASIC_AUTH : "Bearer";
    }
}
