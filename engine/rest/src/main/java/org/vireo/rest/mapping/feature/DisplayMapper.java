package org.vireo.rest.mapping.feature;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Display;
import org.vireo.api.type.DisplayType;
import org.vireo.api.type.VideoType;
import org.vireo.core.command.vm.feature.DisplayWishes;
import org.vireo.model.device.Device;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SpiceOptions;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.rest.problem.Words;

/** Graphical consoles with their screens. Without one there is no type. */
final class DisplayMapper {

    /** Nothing happens in the guest when a client leaves, which the API has a word for. */
    private static final String DISCONNECT_ACTION = "NONE";

    private DisplayMapper() {}

    static Display toApi(List<Device> devices) {
        Display api = new Display();
        List<GraphicsDevice> consoles = FeatureMapper.of(GraphicsDevice.class, devices);
        List<VideoDevice> cards = FeatureMapper.of(VideoDevice.class, devices);
        Optional<GraphicsDevice> spice = consoles.stream()
                .filter(console -> console.protocol() == GraphicsProtocol.SPICE)
                .findFirst();
        if (!consoles.isEmpty()) {
            api.setType(spice.isPresent() ? DisplayType.SPICE : DisplayType.VNC);
        }
        SpiceOptions options = spice.map(GraphicsDevice::spice).orElse(SpiceOptions.DEFAULT);
        api.setCopyPasteEnabled(options.copyPaste());
        api.setFileTransferEnabled(options.fileTransfer());
        api.setDisconnectAction(DISCONNECT_ACTION);
        api.setKeyboardLayout(consoles.stream()
                .map(GraphicsDevice::keymap)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
        api.setMonitors(cards.stream().mapToLong(VideoDevice::heads).sum());
        api.setSingleQxlPci(cards.size() <= 1);
        api.setSmartcardEnabled(
                !FeatureMapper.of(SmartcardDevice.class, devices).isEmpty());
        if (!cards.isEmpty()) {
            api.setVideoType(video(cards.getFirst().model()));
        }
        return api;
    }

    /** What the request says of it; null when it says nothing. */
    static @Nullable DisplayWishes toWishes(@Nullable Display api) {
        if (api == null) {
            return null;
        }
        String action = api.getDisconnectAction();
        if (action != null && !action.isEmpty() && !action.equalsIgnoreCase(DISCONNECT_ACTION)) {
            throw Words.unsupported(
                    "display.disconnect_action",
                    action,
                    DISCONNECT_ACTION + ", as nothing is done in the guest when a client leaves its console");
        }
        return new DisplayWishes(
                        protocol(api.getType()),
                        model(api.getVideoType()),
                        api.getMonitors() == null ? null : Words.count("display.monitors", api.getMonitors(), 1),
                        api.getSingleQxlPci(),
                        api.getCopyPasteEnabled(),
                        api.getFileTransferEnabled(),
                        api.getKeyboardLayout())
                .orNull();
    }

    private static @Nullable GraphicsProtocol protocol(@Nullable DisplayType api) {
        return switch (api) {
            case null -> null;
            case VNC -> GraphicsProtocol.VNC;
            case SPICE -> GraphicsProtocol.SPICE;
        };
    }

    private static @Nullable VideoModel model(@Nullable VideoType api) {
        return switch (api) {
            case null -> null;
            case BOCHS -> VideoModel.BOCHS;
            case CIRRUS -> VideoModel.CIRRUS;
            case QXL -> VideoModel.QXL;
            case VGA -> VideoModel.VGA;
        };
    }

    /** Null for what the published type has no word for. */
    private static @Nullable VideoType video(VideoModel model) {
        return switch (model) {
            case BOCHS -> VideoType.BOCHS;
            case CIRRUS -> VideoType.CIRRUS;
            case QXL -> VideoType.QXL;
            case VGA -> VideoType.VGA;
            case VIRTIO, RAMFB -> null;
        };
    }
}
