package org.vireo.rest.mapping.feature;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Display;
import org.vireo.api.type.DisplayType;
import org.vireo.api.type.Rate;
import org.vireo.api.type.RngSource;
import org.vireo.api.type.Usb;
import org.vireo.api.type.UsbType;
import org.vireo.api.type.Vm;
import org.vireo.api.xml.XmlFormat;
import org.vireo.core.command.vm.feature.DisplayWishes;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.device.VideoModel;
import org.vireo.model.id.DeviceId;
import org.vireo.rest.problem.FaultException;

class FeatureMapperTest {

    private static final DeviceId ID = new DeviceId(new UUID(1, 2));

    private static Vm shown(Device... devices) {
        Vm api = new Vm();
        FeatureMapper.addAll(api, List.of(devices));
        return api;
    }

    @Test
    void aVmShouldBeShownAsItsDevicesAre() {
        Vm api = shown(
                GraphicsDevice.spice(ID),
                new VideoDevice(ID, VideoModel.QXL, 2, VideoMemory.DEFAULT, false),
                new SerialConsoleDevice(ID),
                new RngDevice(ID, org.vireo.model.device.RngSource.HWRNG, new RngLimit(8, 9)),
                BalloonDevice.reporting(ID));
        assertThat(new XmlFormat(Limits.STANDARD).text(api))
                .contains("<type>spice</type>", "<monitors>2</monitors>", "<video_type>qxl</video_type>")
                .contains("<console><enabled>true</enabled></console>", "<source>hwrng</source>")
                .contains("<bytes>8</bytes>", "<period>9</period>", "<ballooning>true</ballooning>")
                .contains("<soundcard_enabled>false</soundcard_enabled>", "<tpm_enabled>false</tpm_enabled>")
                .contains("<smartcard_enabled>false</smartcard_enabled>");
    }

    @Test
    void aVmWithoutDevicesShouldBeShownToo() {
        Vm api = shown();
        assertThat(requireNonNull(api.getDisplay()).getType()).isNull();
        assertThat(api.getRngDevice()).isNull();
        assertThat(requireNonNull(api.getMemoryPolicy()).getBallooning()).isFalse();
    }

    @Test
    void whatIsNotSaidShouldStayOpen() {
        assertThat(FeatureMapper.toWishes(new Vm())).isNull();
        Vm empty = new Vm();
        empty.setDisplay(new Display());
        assertThat(FeatureMapper.toWishes(empty)).isNull();
    }

    @Test
    void whatIsSaidShouldBecomeWishes() {
        Vm api = new Vm();
        Display display = new Display();
        display.setType(DisplayType.SPICE);
        display.setMonitors(2L);
        display.setSmartcardEnabled(true);
        display.setKeyboardLayout("de");
        api.setDisplay(display);
        api.setSoundcardEnabled(false);
        org.vireo.api.type.RngDevice rng = new org.vireo.api.type.RngDevice();
        rng.setSource(RngSource.RANDOM);
        Rate rate = new Rate();
        rate.setBytes(7L);
        rng.setRate(rate);
        api.setRngDevice(rng);
        assertThat(FeatureMapper.toWishes(api))
                .isEqualTo(new FeatureWishes(
                        new DisplayWishes(GraphicsProtocol.SPICE, null, 2, null, null, null, "de"),
                        false,
                        null,
                        null,
                        true,
                        new FeatureWishes.Rng(org.vireo.model.device.RngSource.RANDOM, new RngLimit(7, 1000)),
                        null,
                        null,
                        null));
    }

    @Test
    void whatVireoDoesNotDoShouldBeRefused() {
        Vm legacy = new Vm();
        Usb usb = new Usb();
        usb.setType(UsbType.LEGACY);
        legacy.setUsb(usb);
        assertThatThrownBy(() -> FeatureMapper.toWishes(legacy)).isInstanceOf(FaultException.class);
        Vm action = new Vm();
        Display display = new Display();
        display.setDisconnectAction("SHUTDOWN");
        action.setDisplay(display);
        assertThatThrownBy(() -> FeatureMapper.toWishes(action))
                .hasMessageContainingAll("disconnect_action", "NONE", "nothing is done in the guest");
    }

    @Test
    void whatIsShownShouldComeBackAsItIs() {
        Vm api = shown(
                GraphicsDevice.vnc(ID),
                new VideoDevice(ID, VideoModel.VGA),
                new RngDevice(ID, org.vireo.model.device.RngSource.BUILTIN, null));
        assertThat(FeatureMapper.toWishes(api))
                .isEqualTo(new FeatureWishes(
                        new DisplayWishes(GraphicsProtocol.VNC, VideoModel.VGA, 1, true, true, true, null),
                        false,
                        false,
                        false,
                        false,
                        new FeatureWishes.Rng(null, null),
                        false,
                        false,
                        null));
    }
}
