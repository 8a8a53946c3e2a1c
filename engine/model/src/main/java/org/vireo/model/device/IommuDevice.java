package org.vireo.model.device;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * An IOMMU of the guest. Switches are those of the model INTEL and left to QEMU where they are null.
 *
 * @param interruptRemapping needed for more than 255 vCPUs
 * @param extendedInterrupts 32 bits of interrupt destinations; needed for more than 255 vCPUs
 * @param cachingMode needed when host devices are passed through
 * @param deviceTlb whether virtio devices may cache translations
 * @param addressBits width of guest addresses; 0 for QEMU's choice
 */
public record IommuDevice(
        DeviceId id,
        IommuModel model,
        @Nullable Boolean interruptRemapping,
        @Nullable Boolean extendedInterrupts,
        @Nullable Boolean cachingMode,
        @Nullable Boolean deviceTlb,
        int addressBits)
        implements Device {

    public IommuDevice {
        boolean switched = Stream.of(interruptRemapping, extendedInterrupts, cachingMode, deviceTlb)
                .anyMatch(Objects::nonNull);
        if (model != IommuModel.INTEL && (switched || addressBits != 0)) {
            throw new IllegalArgumentException(
                    "An IOMMU of the model " + model + " has no switches: they belong to INTEL");
        }
        if (addressBits != 0 && addressBits != 39 && addressBits != 48) {
            throw new IllegalArgumentException("An IOMMU has addresses of 39 or 48 bits, not of " + addressBits);
        }
        if (Boolean.TRUE.equals(extendedInterrupts) && !Boolean.TRUE.equals(interruptRemapping)) {
            throw new IllegalArgumentException(
                    "Extended interrupts of an IOMMU need its interrupt remapping: switch both on");
        }
    }

    public static IommuDevice of(DeviceId id, IommuModel model) {
        return new IommuDevice(id, model, null, null, null, null, 0);
    }

    /** What more than 255 vCPUs need. */
    public static IommuDevice forManyVcpus(DeviceId id) {
        return new IommuDevice(id, IommuModel.INTEL, true, true, null, null, 0);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.IOMMU;
    }

    @Override
    public Place place() {
        return model == IommuModel.VIRTIO ? Place.IOMMU : Place.NONE;
    }

    @Override
    public String description() {
        return Words.lower(model) + " IOMMU";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new IommuDevice(
                newId, model, interruptRemapping, extendedInterrupts, cachingMode, deviceTlb, addressBits));
    }

    @Override
    public List<Mark> marks() {
        return Mark.ONE_AT_MOST;
    }
}
