package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.LaunchSecurity;

/** Protection of the guest's memory from the host. libvirt fills in what depends on the host's processor. */
public final class LaunchSecurityXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        var wanted = input.vm().hardware().platform().launchSecurity();
        LaunchSecurity element = switch (wanted.type()) {
            case NONE -> null;
            case SEV ->
                new LaunchSecurity()
                        .withType("sev")
                        .withDhCert(wanted.ownerCertificate())
                        .withSession(wanted.session());
            case SEV_SNP -> new LaunchSecurity().withType("sev-snp").withHostData(wanted.measured());
            case TDX -> new LaunchSecurity().withType("tdx").withMrConfigId(wanted.measured());
        };
        if (element != null) {
            domain.setLaunchSecurity(element.withPolicy("0x" + Long.toHexString(wanted.effectivePolicy()))
                    .withKernelHashes(wanted.kernelHashes() ? "yes" : null));
        }
    }
}
