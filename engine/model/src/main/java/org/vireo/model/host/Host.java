package org.vireo.model.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A hypervisor host: where to reach its agent and how it is. */
@Entity
@Table(name = "host")
public class Host {

    @Id
    private UUID id;

    @Column(name = "cluster_id", nullable = false)
    private UUID clusterId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** DNS name or IP address of the agent. */
    @Column(nullable = false)
    private String address;

    /** TCP port of the agent. */
    @Column(nullable = false)
    private int port;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private HostStatus status;

    /** Why the host is in its status, in one sentence; empty when there is nothing to say. */
    @Column(name = "status_reason", nullable = false)
    private String statusReason;

    @SuppressWarnings("NullAway.Init")
    protected Host() {}

    public Host(UUID id, UUID clusterId, String name, String description, String address, int port) {
        this.id = id;
        this.clusterId = clusterId;
        this.name = name;
        this.description = description;
        this.address = address;
        this.port = port;
        this.status = HostStatus.INSTALLING;
        this.statusReason = "";
    }

    public UUID id() {
        return id;
    }

    public UUID clusterId() {
        return clusterId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    public HostStatus status() {
        return status;
    }

    public String statusReason() {
        return statusReason;
    }

    public void rename(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }

    /** Where the agent said, at enrolment, that it can be reached. */
    public void reachableAt(String newAddress, int newPort) {
        this.address = newAddress;
        this.port = newPort;
    }

    /** Moves to a status; true when that changed anything. */
    public boolean become(HostStatus newStatus, String reason) {
        if (status == newStatus && statusReason.equals(reason)) {
            return false;
        }
        this.status = newStatus;
        this.statusReason = reason;
        return true;
    }
}
