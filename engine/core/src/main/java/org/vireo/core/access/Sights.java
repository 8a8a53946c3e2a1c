package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.model.user.Reach;

/** Finds out what callers may see. It is asked anew each time, so that a permission that went counts for nothing. */
@Singleton
public final class Sights {

    private final PermissionRepository permissions;
    private final TransactionRunner transactions;

    @Inject
    public Sights(PermissionRepository permissions, TransactionRunner transactions) {
        this.permissions = permissions;
        this.transactions = transactions;
    }

    /** Reads in one transaction, with the sight of the caller. */
    public <T> T read(Caller caller, Function<Reach, T> work) {
        return transactions.call(() -> work.apply(permissions.sight(caller.userId())));
    }
}
