package org.vireo.hostproxy.host;

import java.util.Map;
import org.vireo.model.id.VmId;

/**
 * What changed of the numbers of one domain.
 *
 * @param whole whether names that are not here are no more
 * @param numbers by libvirt's names with those of devices in them, such as {@code cpu.time} in nanoseconds,
 *     {@code balloon.current} in KiB, {@code block.vda.rd.bytes}, {@code net.vnet0.rx.bytes}
 */
public record DomainNumbers(VmId id, boolean whole, Map<String, Long> numbers) {

    public DomainNumbers {
        numbers = Map.copyOf(numbers);
    }
}
