package org.vireo.hostproxy.jsonrpc;

import com.googlecode.jsonrpc4j.IJsonRpcClient;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.CallContext;

/** One call's client under a jsonrpc4j proxy: it sends through the connection's channel with the call's context. */
record CallClient(RpcChannel channel, CallContext context) implements IJsonRpcClient {

    @Override
    public void invoke(String verb, @Nullable Object params) {
        invoke(verb, params, Map.class);
    }

    @Override
    public Object invoke(String verb, @Nullable Object params, Type type) {
        return channel.call(verb, params, type, context);
    }

    @Override
    public Object invoke(String verb, @Nullable Object params, Type type, Map<String, String> headers) {
        return invoke(verb, params, type);
    }

    @Override
    public <T> T invoke(String verb, @Nullable Object params, Class<T> type) {
        return type.cast(invoke(verb, params, (Type) type));
    }

    @Override
    public <T> T invoke(String verb, @Nullable Object params, Class<T> type, Map<String, String> headers) {
        return invoke(verb, params, type);
    }
}
