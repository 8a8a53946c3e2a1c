package org.vireo.model.device.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.OptionRom;

/**
 * What of a network interface card is not asked of everybody.
 *
 * @param addresses the addresses that the guest may use, IPv4 and IPv6: the network filter lets no other pass, and a
 *     routed network leads them to the card
 * @param filterParameters further values for the variables of the network filter
 * @param virtualFunction the host's network function that a pass-through card is; null for every other card
 * @param teaming the failover pair that it is part of; null for a card of its own
 */
public record NicOptions(
        NicDriver driver,
        List<IpAddress> addresses,
        List<FilterParameter> filterParameters,
        OptionRom rom,
        HostDeviceSource.@Nullable Pci virtualFunction,
        @Nullable Teaming teaming) {

    public static final NicOptions DEFAULT =
            new NicOptions(NicDriver.DEFAULT, List.of(), List.of(), OptionRom.DEFAULT, null, null);

    /** Each is a rule of its host's filter that every frame passes. */
    private static final int MOST_ADDRESSES = 256;

    private static final int MOST_FILTER_PARAMETERS = 256;

    @SuppressWarnings("ConstantValue")
    public NicOptions {
        driver = driver == null ? NicDriver.DEFAULT : driver;
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        filterParameters = filterParameters == null ? List.of() : List.copyOf(filterParameters);
        rom = rom == null ? OptionRom.DEFAULT : rom;
        if (addresses.size() > MOST_ADDRESSES || filterParameters.size() > MOST_FILTER_PARAMETERS) {
            throw new IllegalArgumentException("A network card has " + addresses.size() + " addresses and "
                    + filterParameters.size() + " filter parameters: give it at most " + MOST_ADDRESSES + " and "
                    + MOST_FILTER_PARAMETERS);
        }
    }

    public NicOptions withDriver(NicDriver newDriver) {
        return new NicOptions(newDriver, addresses, filterParameters, rom, virtualFunction, teaming);
    }

    public NicOptions withAddresses(List<IpAddress> newAddresses) {
        return new NicOptions(driver, newAddresses, filterParameters, rom, virtualFunction, teaming);
    }

    public NicOptions withFilterParameters(List<FilterParameter> newParameters) {
        return new NicOptions(driver, addresses, newParameters, rom, virtualFunction, teaming);
    }

    public NicOptions withRom(OptionRom newRom) {
        return new NicOptions(driver, addresses, filterParameters, newRom, virtualFunction, teaming);
    }

    public NicOptions withVirtualFunction(HostDeviceSource.@Nullable Pci newFunction) {
        return new NicOptions(driver, addresses, filterParameters, rom, newFunction, teaming);
    }

    public NicOptions withTeaming(@Nullable Teaming newTeaming) {
        return new NicOptions(driver, addresses, filterParameters, rom, virtualFunction, newTeaming);
    }
}
