package org.vireo.hostproxy.host;

import java.util.Map;

/**
 * What changed of the numbers of a host itself.
 *
 * @param whole whether names that are not here are no more
 * @param numbers such as {@code disk.sda.rd.bytes}, {@code net.eth0.rx.bytes}, {@code temperature.acpitz} in thousandths
 *     of a degree Celsius; the second of one name is {@code temperature.acpitz.2}
 */
public record HostNumbers(boolean whole, Map<String, Long> numbers) {

    public HostNumbers {
        numbers = Map.copyOf(numbers);
    }
}
