package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A set of permits under a name. */
@Entity
@Table(name = "role")
public class Role {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** Whether it may hold permits of administrators. */
    @Column(nullable = false)
    private boolean administrative;

    /** Whether it came with Vireo and stays as it is. */
    @Column(nullable = false)
    private boolean predefined;

    /**
     * Names of {@link Permit}s, with VIEW when one of the others is of use only to who sees what lies below an object.
     */
    @Column(nullable = false)
    private String[] permits;

    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    /** One that can be changed. */
    public Role(UUID id, String name, String description, boolean administrative, Collection<Permit> permits) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.administrative = administrative;
        this.permits = withView(permits);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public boolean isAdministrative() {
        return administrative;
    }

    public boolean isPredefined() {
        return predefined;
    }

    public Set<Permit> permits() {
        return Arrays.stream(permits).map(Permit::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** @return whether that changed anything */
    public boolean apply(String newName, String newDescription, Collection<Permit> newPermits) {
        String[] completed = withView(newPermits);
        if (newName.equals(name) && newDescription.equals(description) && Arrays.equals(permits, completed)) {
            return false;
        }
        this.name = newName;
        this.description = newDescription;
        this.permits = completed;
        return true;
    }

    /** In the order of their declaration. */
    private static String[] withView(Collection<Permit> permits) {
        Set<Permit> completed = new TreeSet<>(permits);
        if (permits.stream().anyMatch(Permit::showsContents)) {
            completed.add(Permit.VIEW);
        }
        return completed.stream().map(Permit::name).toArray(String[]::new);
    }
}
