package org.vireo.scheduling;

import java.util.Optional;
import org.vireo.scheduling.HostRejection.Code;

/** One reason why a host may be unable to run a VM. Declared in the order in which they are asked. */
enum HostFilter {
    UP("HostUp", "The host is up, and its agent has told what it has.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.up()
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.HOST_NOT_UP,
                            "host " + host.name() + " is " + host.statusText(),
                            "activate the host, or see why it does not answer");
        }
    },
    STORAGE("Storage", "The host reaches the local storage of all disks of the VM.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            boolean reachesAll = vm.storageHosts().stream().allMatch(host.id()::equals);
            return reachesAll
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.STORAGE_ELSEWHERE,
                            "host " + host.name() + " does not reach the local storage of the disks of VM "
                                    + vm.vmName(),
                            "run the VM on the host that holds its disks, or move the disks");
        }
    },
    ARCHITECTURE("Architecture", "The host has the architecture of the VM's cluster.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.architecture().equals(vm.architecture())
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.ARCHITECTURE,
                            "host " + host.name() + " is " + host.architecture() + ", the VM needs "
                                    + vm.architecture(),
                            "choose a cluster of that architecture");
        }
    },
    MACHINE_TYPE("MachineType", "QEMU on the host offers the machine type of the VM.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.machineTypes().contains(vm.machineType())
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.MACHINE_TYPE,
                            "QEMU on host " + host.name() + " does not offer machine type " + vm.machineType(),
                            "update QEMU on the host");
        }
    },
    EMULATOR(
            "Emulator",
            "The host offers all else that the VM needs: devices, files, free processors to be pinned to.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.lacking().isEmpty()
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.EMULATOR,
                            "host " + host.name() + " does not offer what the VM needs: "
                                    + String.join(" ", host.lacking()),
                            "change the host or the VM as it says, or run it on another host");
        }
    },
    NETWORK("Network", "The host has a bridge for each network of the VM.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return vm.bridges().stream()
                    .filter(bridge -> !host.bridges().contains(bridge))
                    .sorted()
                    .findFirst()
                    .flatMap(bridge -> rejection(
                            host,
                            Code.NETWORK_MISSING,
                            "host " + host.name() + " has no bridge " + bridge,
                            "create the bridge on the host, or take the NIC off that network"));
        }
    },
    MEMORY("Memory", "The host has as much free memory as the VM takes.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.freeMemoryBytes() >= vm.memoryBytes()
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.NOT_ENOUGH_MEMORY,
                            "host " + host.name() + " has " + mebibytes(host.freeMemoryBytes())
                                    + " MiB of memory left, the VM needs " + mebibytes(vm.memoryBytes()) + " MiB",
                            "stop a VM there, or give this VM less memory");
        }
    },
    CPUS("CPU", "The host has as many processors as the VM has virtual ones.") {
        @Override
        Optional<HostRejection> reject(VmDemand vm, HostOffer host) {
            return host.cpus() >= vm.vcpus()
                    ? Optional.empty()
                    : rejection(
                            host,
                            Code.NOT_ENOUGH_CPUS,
                            "host " + host.name() + " has " + host.cpus() + " processors, the VM needs " + vm.vcpus(),
                            "give the VM fewer virtual CPUs");
        }
    };

    private final PolicyUnit unit;

    HostFilter(String name, String description) {
        this.unit = PolicyUnit.of(name, description);
    }

    /** What it asks of a host. */
    PolicyUnit unit() {
        return unit;
    }

    /** Empty when the host passes. */
    abstract Optional<HostRejection> reject(VmDemand vm, HostOffer host);

    private static Optional<HostRejection> rejection(HostOffer host, Code code, String reason, String remedy) {
        return Optional.of(new HostRejection(host.id(), host.name(), code, reason, remedy));
    }

    private static long mebibytes(long bytes) {
        return Math.floorDiv(bytes, 1L << 20);
    }
}
