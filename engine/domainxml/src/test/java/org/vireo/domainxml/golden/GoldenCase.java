package org.vireo.domainxml.golden;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;
import org.vireo.model.spec.VmSpec;

/**
 * A VM on a host; the name is that of the golden file.
 *
 * @param proof how far its XML is proved beyond libvirt's schema, which holds every one but the newer
 * @param reason why it is not started on real QEMU; empty when it is
 */
public record GoldenCase(String name, VmSpec vm, HostFacts host, Proof proof, String reason) {

    /** How far the XML of a case is taken. */
    public enum Proof {
        /** Started by libvirt on QEMU, reported back and matched, stopped and started again. */
        STARTED,
        /** Defined on libvirt's test driver and read back. */
        DEFINED,
        /** Held against libvirt's RELAX NG schema alone. */
        SCHEMA_ONLY,
        /** Newer than the libvirt of the tests, whose schema must refuse it: written as libvirt's documentation says. */
        NEWER_LIBVIRT
    }

    public GoldenCase {
        if ((proof == Proof.STARTED) != reason.isEmpty()) {
            throw new IllegalArgumentException(
                    "Golden case " + name + ": what is started on QEMU has no reason, what is not has one");
        }
    }

    /** On the host that emulates, which is the one that tests can really start it on. */
    static GoldenCase tcg(String name, VmFixture vm) {
        return new GoldenCase(name, vm.spec(), VmFixture.TCG_HOST, Proof.STARTED, "");
    }

    /** On the host that emulates, but with something that a test machine cannot have. */
    static GoldenCase defined(String name, VmFixture vm, String reason) {
        return new GoldenCase(name, vm.spec(), VmFixture.TCG_HOST, Proof.DEFINED, reason);
    }

    /** With something that even libvirt's test driver refuses to hold. */
    static GoldenCase schemaOnly(String name, VmFixture vm, String reason) {
        return new GoldenCase(name, vm.spec(), VmFixture.TCG_HOST, Proof.SCHEMA_ONLY, reason);
    }

    /** With something of a newer libvirt, on a host that offers it. */
    static GoldenCase newerLibvirt(String name, VmFixture vm, Map<String, Set<String>> offered, String since) {
        HostFacts host = new HostFacts(
                VirtType.KVM,
                "x86_64",
                new EmulatorSupport(List.of(), true, offered),
                VmFixture.KVM_HOST.payloadDirectory(),
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
        return new GoldenCase(name, vm.spec(), host, Proof.NEWER_LIBVIRT, "libvirt knows it since " + since);
    }

    /** The same VM on another host. */
    GoldenCase on(HostFacts otherHost) {
        return new GoldenCase(name, vm, otherHost, proof, reason);
    }

    @Override
    public String toString() {
        return name;
    }
}
