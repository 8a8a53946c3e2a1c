package org.vireo.core.command.vmdevice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.id.DeviceId;

class PlainDevicesTest {

    private static final UUID ID = new UUID(1, 2);

    private final Violations violations = new Violations();

    @Test
    void aDeviceShouldBeReadAsItsRecord() {
        assertThat(read("{'kind':'watchdog','model':'IB700','action':'PAUSE','id':'theirs'}"))
                .contains(new WatchdogDevice(new DeviceId(ID), WatchdogModel.IB700, WatchdogAction.PAUSE));
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void whatHasACommandOfItsOwnShouldBeRefused() {
        for (String kind : List.of("DISK", "NIC", "CDROM", "nothing", "")) {
            Violations found = new Violations();
            assertThat(PlainDevices.read(document("{'kind':'" + kind + "'}"), ID, found))
                    .isEmpty();
            assertThat(found.list()).extracting(Violation::code).containsExactly("DEVICE_KIND");
        }
    }

    @Test
    void whatIsMissingOrWrongShouldBeNamed() {
        assertThat(read("{'kind':'WATCHDOG','model':'IB700'}")).isEmpty();
        assertThat(violations.list())
                .extracting(Violation::message)
                .singleElement()
                .asString()
                .contains("[action]");
        for (String odd : List.of(
                "{'kind':'WATCHDOG','model':'ATOMIC','action':'RESET'}",
                "{'kind':'WATCHDOG','model':'IB700','action':'RESET','colour':'red'}",
                "{'kind':'VSOCK','cid':1}",
                "{'kind':'TPM','model':{'x':[]}}")) {
            Violations found = new Violations();
            assertThat(PlainDevices.read(document(odd), ID, found)).as(odd).isEmpty();
            assertThat(found.list()).as(odd).extracting(Violation::code).containsExactly("DEVICE");
        }
    }

    @Test
    void theCommandShouldSurviveTheJournal() throws JsonProcessingException {
        AddVmDevice command = new AddVmDevice(ID, ID, document("{'kind':'TPM','model':'TIS'}"));
        String journal = ModelJson.mapper().writeValueAsString(command);
        assertThat(ModelJson.mapper().readValue(journal, AddVmDevice.class)).isEqualTo(command);
    }

    private Optional<Device> read(String json) {
        return PlainDevices.read(document(json), ID, violations);
    }

    private static ObjectNode document(String json) {
        try {
            return (ObjectNode) ModelJson.mapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
