package org.vireo.domainxml.device.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.RedirectionFilter;
import org.vireo.libvirt.xml.RedirectionRule;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.reported.ReportedRedirectionFilter;

/** What USB redirection lets through. libvirt takes one filter a VM and gives it no alias. */
public final class RedirectionFilterXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(RedirectionFilterDevice.class, (filter, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one filter of USB redirection: keep one of them.");
                return;
            }
            RedirectionFilter element = new RedirectionFilter();
            filter.rules().forEach(rule -> element.withUsbdev(write(rule)));
            domain.getDevices().getDevice().add(elements.createDevicesRedirfilter(element));
        });
    }

    private static RedirectionRule write(UsbFilterRule rule) {
        int version = rule.versionBcd();
        return new RedirectionRule()
                .withUsbClass(hex("0x%02X", rule.usbClass()))
                .withVendor(hex("0x%04X", rule.vendorId()))
                .withProduct(hex("0x%04X", rule.productId()))
                .withVersion(
                        version == UsbFilterRule.ANY
                                ? null
                                : String.format(Locale.ROOT, "%x.%02x", version >> 8, version & 0xff))
                .withAllow(rule.allow() ? "yes" : "no");
    }

    private static @Nullable String hex(String format, int value) {
        return value == UsbFilterRule.ANY ? null : String.format(Locale.ROOT, format, value);
    }

    @Override
    public String element() {
        return "redirfilter";
    }

    @Override
    public @Nullable ReportedRedirectionFilter read(Object device) {
        return device instanceof RedirectionFilter filter
                ? new ReportedRedirectionFilter(filter.getUsbdev().size())
                : null;
    }
}
