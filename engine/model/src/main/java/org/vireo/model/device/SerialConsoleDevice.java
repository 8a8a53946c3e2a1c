package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A serial port with a console on it.
 *
 * @param log whether the host writes what the guest says to a file beside libvirt's state, which it rotates
 */
public record SerialConsoleDevice(DeviceId id, SerialPort port, SerialBackend backend, boolean log) implements Device {

    @SuppressWarnings("ConstantValue")
    public SerialConsoleDevice {
        port = port == null ? SerialPort.BUILT_IN : port;
        backend = backend == null ? SerialBackend.PSEUDO_TERMINAL : backend;
    }

    /** The machine's own port on a pseudo terminal. */
    public SerialConsoleDevice(DeviceId id) {
        this(id, SerialPort.BUILT_IN, SerialBackend.PSEUDO_TERMINAL, false);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SERIAL_CONSOLE;
    }

    @Override
    public Place place() {
        return switch (port) {
            case BUILT_IN -> Place.NONE;
            case PCI -> Place.CONVENTIONAL_PCI;
            case USB -> Place.USB;
        };
    }

    @Override
    public String description() {
        return "Serial console";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new SerialConsoleDevice(newId, port, backend, log));
    }
}
