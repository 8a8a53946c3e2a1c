package org.vireo.hostproxy.jsonrpc;

import com.googlecode.jsonrpc4j.ProxyUtil;
import java.util.function.Function;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;

/** Calls a verb through a typed proxy and says how it ended. */
record Calls(RpcChannel channel) {

    <W, T> HostOutcome<T> call(Class<W> wire, CallContext context, Function<W, T> verb) {
        W proxy = ProxyUtil.createClientProxy(wire.getClassLoader(), wire, new CallClient(channel, context));
        try {
            return new Done<>(verb.apply(proxy));
        } catch (CallEnded ended) {
            return ended.outcome().flatMap(none -> {
                throw ended;
            });
        }
    }
}
