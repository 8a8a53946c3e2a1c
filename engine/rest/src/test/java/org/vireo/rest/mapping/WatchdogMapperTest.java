package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.Watchdog;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.vm.WatchdogMapper;

class WatchdogMapperTest {

    private static final UUID VM = new UUID(1, 1);
    private static final UUID ID = new UUID(1, 2);

    @Test
    void everyWatchdogShouldBeShownAsFarAsTheApiHasWords() {
        for (WatchdogAction action : WatchdogAction.values()) {
            WatchdogDevice device = new WatchdogDevice(new DeviceId(ID), WatchdogModel.I6300ESB, action);
            assertThat(WatchdogMapper.toApi(VM, List.of(new VmDevice(VM, device))))
                    .singleElement()
                    .satisfies(api -> {
                        assertThat(api.getId()).isEqualTo(ID.toString());
                        assertThat(api.getHref()).endsWith("/watchdogs/" + ID);
                        boolean known = action != WatchdogAction.SHUTDOWN && action != WatchdogAction.INJECT_NMI;
                        assertThat(api.getAction() != null).isEqualTo(known);
                    });
        }
    }

    @Test
    void aRequestShouldBecomeTheDevice() {
        Watchdog api = new Watchdog();
        api.setAction(org.vireo.api.type.WatchdogAction.PAUSE);
        AddVmDevice command = WatchdogMapper.toAdd(VM, ID, api, JsonNodeFactory.instance.objectNode());
        assertThat(command.document().toString())
                .isEqualTo("{\"kind\":\"WATCHDOG\",\"model\":\"I6300ESB\",\"action\":\"PAUSE\"}");
    }
}
