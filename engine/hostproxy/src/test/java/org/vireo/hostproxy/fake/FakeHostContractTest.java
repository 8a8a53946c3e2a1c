package org.vireo.hostproxy.fake;

import java.util.UUID;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.contract.ContractHost;
import org.vireo.hostproxy.contract.GuestContract;
import org.vireo.hostproxy.contract.HostProxyContract;
import org.vireo.model.id.HostId;
import org.vireo.model.id.VmId;

class FakeHostContractTest implements HostProxyContract, GuestContract {

    private record Placed(FakeHost fake, HostConnector connector) implements ContractHost {

        @Override
        public HostId id() {
            return fake.id();
        }

        @Override
        public int port() {
            return 54321;
        }

        @Override
        public String storageRoot() {
            return FakeFacts.STORAGE_ROOT;
        }

        @Override
        public void leave(VmId id) {
            fake.domains().leave(id);
        }

        @Override
        public String echoSocket() {
            return "/echo.sock";
        }

        @Override
        public void cycle() {
            fake.numbers().cycle();
        }

        @Override
        public void restartAgent() {
            fake.restartAgent();
        }
    }

    private final ContractHost host = placed();

    private static ContractHost placed() {
        var fake = new FakeHost(new HostId(UUID.randomUUID()), new SimulatedClock());
        fake.nodeDevices(ContractHost.CARD);
        return new Placed(fake, new FakeHostConnector().place("127.0.0.1", 54321, fake));
    }

    @Override
    public ContractHost host() {
        return host;
    }
}
